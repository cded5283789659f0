package gatehouse.antispam.checks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids at the end of a subject that make each message of a mailing another one. Static functions only. */
final class SubjectIds {
    private static final Field SUBJECT = Field.named("Subject");
    private static final Pattern ID =
            Pattern.compile("(?:[-_.\\s]{7}|\\s{3}[-:#(\\[]|\\s{10})([-a-z0-9]{4,40})[)\\]]{0,3}$");

    private SubjectIds() {}

    static boolean hasId(CheckedMessage message) {
        Matcher id = ID.matcher(SUBJECT.trimmed(message));
        return id.find() && id.group(1).chars().anyMatch(Character::isDigit);
    }
}
