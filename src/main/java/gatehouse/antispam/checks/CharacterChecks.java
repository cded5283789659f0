package gatehouse.antispam.checks;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Functions about how headers are written, whatever they say. Static functions only. */
final class CharacterChecks {
    private static final Field ALL_RAW = Field.named("ALL:raw");

    /** A name between percent signs that mass-mailing programs should have replaced. */
    private static final Pattern TEMPLATE = Pattern.compile("%[A-Z][A-Z_-]");

    /** Fields in which people and programs write such things themselves. */
    private static final Pattern FREE_FIELD = Pattern.compile(
            "(?:X-VMS-To|X-UIDL|X-Face|To|Cc|From|Subject|References|In-Reply-To"
                    + "|(?:X-|Resent-|X-Original-)?Message-Id):.*+",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private CharacterChecks() {}

    static Map<String, CheckMaker> functions() {
        return Map.of(
                "check_illegal_chars", CharacterChecks::illegal,
                "check_header_count_range", CharacterChecks::count,
                "check_unresolved_template", arguments -> Check.when(CharacterChecks::hasTemplate));
    }

    /** Octets that no header may have: at least so many, and that share of it. Valid UTF-8 is taken as meant so. */
    private static Check illegal(List<String> arguments) {
        String name = Arguments.text(arguments, 0);
        double share = Arguments.number(arguments, 1);
        double least = Arguments.number(arguments, 2);
        Field field = Field.named(name.endsWith(":raw") ? name : name + ":raw");
        boolean isSubject = field.query().name().equalsIgnoreCase("subject");
        return Check.when(message -> {
            String value = field.of(message);
            if (value.isEmpty() || isUtf8(value)) {
                return false;
            }
            long count = value.chars().filter(CharacterChecks::isIllegal).count() - (isSubject ? excused(value) : 0);
            return count >= least && (double) count / value.length() >= share;
        });
    }

    private static boolean isIllegal(int octet) {
        return octet > 0x7e || (octet < ' ' && octet != '\t' && octet != '\n' && octet != '\r');
    }

    /** One sign of cent, pound or registered trade mark, in Latin-1. */
    private static int excused(String value) {
        long signs = value.chars()
                .filter(octet -> octet == 0xa2 || octet == 0xa3 || octet == 0xae)
                .count();
        return signs == 1 ? 1 : 0;
    }

    /** Whether it is UTF-8 beyond ASCII. */
    private static boolean isUtf8(String octets) {
        if (octets.chars().allMatch(octet -> octet < 0x80)) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** How many fields of a name there are; equal ones count once. */
    private static Check count(List<String> arguments) {
        Field field = Field.named(Arguments.text(arguments, 0));
        double from = Arguments.number(arguments, 1);
        double to = Arguments.number(arguments, 2);
        return Check.when(message -> {
            long count = field.lines(message).stream().distinct().count();
            return count >= from && count <= to;
        });
    }

    private static boolean hasTemplate(CheckedMessage message) {
        boolean isFree = false;
        for (String line : ALL_RAW.lines(message)) {
            isFree = isContinued(line) ? isFree : FREE_FIELD.matcher(line).matches();
            if (!isFree && TEMPLATE.matcher(line).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isContinued(String line) {
        return !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
    }
}
