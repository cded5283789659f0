package gatehouse.antispam.text;

/** Cuts runs of more than 20 blank lines, with which a text is pushed out of sight: the first and the last 19 stay. */
final class BlankRuns {
    private static final int MAX = 20;
    private final String text;
    private final StringBuilder out;
    private final int[] recent = new int[MAX - 1];
    private int run;

    private BlankRuns(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    static String cut(String text) {
        return new BlankRuns(text).cut();
    }

    private String cut() {
        int copied = 0;
        for (int at = 0; at < text.length(); ) {
            int end = Octets.lineEnd(text, at);
            if (Octets.isBlank(text, at, end)) {
                recent[run % recent.length] = at;
                run++;
                if (run == 1) {
                    out.append(text, copied, end);
                    copied = end;
                }
            } else {
                if (run > MAX) {
                    copied = recent[run % recent.length];
                }
                run = 0;
            }
            at = end;
        }
        if (run > MAX) {
            copied = recent[run % recent.length];
        }
        return out.append(text, copied, text.length()).toString();
    }
}
