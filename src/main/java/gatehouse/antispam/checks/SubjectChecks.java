package gatehouse.antispam.checks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Functions about the subject. Static functions only. */
final class SubjectChecks {
    private static final Field SUBJECT = Field.named("Subject");
    private static final Field RAW_SUBJECT = Field.named("Subject:raw");
    private static final Field TO = Field.named("To:addr");

    /** What mail programs put before the subject of answers and forwarded mail. */
    private static final Pattern REPLY =
            Pattern.compile("^(?:\\s*+(?:re|fwd?|aw|sv|vs|wg):)++\\s*+", Pattern.CASE_INSENSITIVE);

    private static final int MIN_CAPITALS = 10;

    /** Of charsets without lower case, or in which letters of other alphabets look like capitals. */
    private static final Pattern CAPITAL_CHARSETS = Pattern.compile(
            "=\\?[-_a-z0-9]{0,40}?(?:koi|jp|jis|euc|gb|big5|isoir|cp1251|windows-1251|georgianps|pt154|tis)"
                    + "[-_a-z0-9]{0,40}+\\?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEFORE_USER = Pattern.compile("(?:re|fw):\\s*+(?:\\w++\\s++)?+");
    private static final Pattern AFTER_USER = Pattern.compile("\\s*+[,:;!?-](?:\\s.*+)?+", Pattern.DOTALL);

    private SubjectChecks() {}

    static Map<String, CheckMaker> functions() {
        return Map.of(
                "subject_is_all_caps",
                arguments -> Check.when(SubjectChecks::isCapitals),
                "check_for_to_in_subject",
                SubjectChecks::recipient);
    }

    private static boolean isCapitals(CheckedMessage message) {
        String subject = REPLY.matcher(SUBJECT.of(message)).replaceFirst("").strip();
        return subject.length() >= MIN_CAPITALS
                && subject.chars().anyMatch(Character::isWhitespace)
                && subject.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                && subject.chars().noneMatch(c -> c >= 'a' && c <= 'z')
                && !CAPITAL_CHARSETS.matcher(RAW_SUBJECT.of(message)).find();
    }

    /** Whether the recipient is in the subject: with the whole address, or as one would address it by its user. */
    private static Check recipient(List<String> arguments) {
        String kind = Arguments.text(arguments, 0);
        BiPredicate<String, String> test = switch (kind) {
            case "address" -> SubjectChecks::namesAddress;
            case "user" -> SubjectChecks::addressesUser;
            default -> throw new IllegalArgumentException("neither address nor user: " + kind);
        };
        return Check.when(
                message -> TO.lines(message).stream().limit(1).anyMatch(to -> test.test(SUBJECT.trimmed(message), to)));
    }

    private static boolean namesAddress(String subject, String to) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(to) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                .matcher(subject)
                .find();
    }

    private static boolean addressesUser(String subject, String to) {
        int at = to.lastIndexOf('@');
        String user = at < 0 ? to : to.substring(0, at);
        return at > 0 && (isOnly(subject, user) || isSalutation(subject, user));
    }

    /** Nothing but the user, perhaps in an answer and after one word. */
    private static boolean isOnly(String subject, String user) {
        String lower = subject.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(user.toLowerCase(Locale.ROOT))) {
            return false;
        }
        String before = lower.substring(0, lower.length() - user.length());
        return before.isEmpty() || BEFORE_USER.matcher(before).matches();
    }

    /** As spam writes it: people would begin with a capital. */
    private static boolean isSalutation(String subject, String user) {
        return subject.startsWith(user)
                && AFTER_USER.matcher(subject.substring(user.length())).matches();
    }
}
