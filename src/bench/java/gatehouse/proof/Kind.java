package gatehouse.proof;

import gatehouse.testing.SampleMessage;
import java.util.Random;

/** The kinds of messages of the mixed load, and how many of a hundred each makes. */
enum Kind {
    SMALL("small clean", 70, true),
    PICTURE("HTML with picture", 10, true),
    VIRUS("EICAR", 10, false),
    FORBIDDEN("forbidden type", 5, false),
    LARGE("1 MB attachment", 5, true);

    private final String title;
    private final int share;
    private final boolean clean;

    Kind(String title, int share, boolean clean) {
        this.title = title;
        this.share = share;
        this.clean = clean;
    }

    static Kind random(Random random) {
        int left = random.nextInt(100);
        for (Kind kind : values()) {
            left -= kind.share;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("The shares are less than a hundred");
    }

    String title() {
        return title;
    }

    boolean isClean() {
        return clean;
    }

    byte[] message(String id) {
        return switch (this) {
            case SMALL -> SampleMessage.text(id);
            case PICTURE -> SampleMessage.picture(id);
            case VIRUS -> SampleMessage.eicar(id);
            case FORBIDDEN -> SampleMessage.forbidden(id);
            case LARGE -> SampleMessage.large(id, 1 << 20);
        };
    }
}
