package gatehouse.antispam.rules;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one parse: the first ones in full, all by number. For one thread. */
final class Problems {
    private final int limit;
    private final List<Problem> listed = new ArrayList<>();
    private int count;

    Problems(int limit) {
        this.limit = limit;
    }

    void add(RuleSource source, String subject, String message) {
        count++;
        if (listed.size() < limit) {
            listed.add(new Problem(source, Excerpt.of(subject), message));
        }
    }

    List<Problem> listed() {
        return List.copyOf(listed);
    }

    int count() {
        return count;
    }
}
