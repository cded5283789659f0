package gatehouse.pipeline;

import gatehouse.antispam.Explanation;
import gatehouse.antispam.Hit;
import gatehouse.antispam.SpamVerdict;
import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.mail.Header;
import gatehouse.mail.HeaderText;
import gatehouse.mail.Mail;
import gatehouse.server.Marking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the marks of suspected mail and spam: a subject with a prefix, unless it has it already, and the {@code X-Spam-}
 * headers that mail programs sort by. Of mail from outside that is not marked it takes away those that it came with.
 * Immutable.
 */
final class SpamMarker {
    private static final Pattern SEALED =
            Pattern.compile("(multipart/(signed|encrypted)|application/(x-)?pkcs7-mime)\\b.*", Pattern.DOTALL);
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");
    private static final int LONGEST_VALUE = 900;
    private static final int MOST_REPORTED = 20;

    private final String prefix;

    SpamMarker(String prefix) {
        this.prefix = prefix;
    }

    /** The marks of a message that the policy wants marked. */
    Marking marks(Mail mail, SpamVerdict verdict) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("X-Spam-Flag", "YES"));
        if (verdict.basis() == Basis.SCORE) {
            headers.add(new Header("X-Spam-Score", number(verdict.score().points())));
        }
        headers.add(new Header("X-Spam-Status", value("Yes, " + status(verdict))));
        headers.add(new Header("X-Spam-Report", value(report(verdict))));
        return new Marking(subject(mail), headers);
    }

    /** What takes away marks that others have made; empty where there are none. */
    Optional<Marking> cleaning(Mail mail) {
        boolean isMarked = mail.headers().stream()
                .anyMatch(header -> header.name().toLowerCase(Locale.ROOT).startsWith("x-spam-"));
        return mail.envelope().bySmtp() && isMarked
                ? Optional.of(new Marking(Optional.empty(), List.of()))
                : Optional.empty();
    }

    /** Empty where the subject stays as it is: who signed or encrypted a message shall find it so. */
    private Optional<String> subject(Mail mail) {
        String subject = HeaderText.decode(mail.header("Subject").orElse(""));
        boolean isSealed = mail.header("Content-Type")
                .filter(type ->
                        SEALED.matcher(type.strip().toLowerCase(Locale.ROOT)).matches())
                .isPresent();
        return prefix.isEmpty() || isSealed || subject.startsWith(prefix)
                ? Optional.empty()
                : Optional.of((prefix + " " + subject).strip());
    }

    private static String status(SpamVerdict verdict) {
        if (verdict.basis() != Basis.SCORE) {
            return verdict.note();
        }
        SpamVerdict.Terms terms = verdict.terms();
        return "score=" + number(verdict.score().points()) + " required="
                + number(terms.thresholds().suspected()) + " class="
                + verdict.spamClass().label().replace(' ', '-') + " rules=" + terms.generation() + " tests="
                + verdict.hits().stream().map(Hit::rule).collect(Collectors.joining(","));
    }

    private static String report(SpamVerdict verdict) {
        return verdict.hits().isEmpty()
                ? verdict.summary()
                : verdict.hits().stream()
                        .limit(MOST_REPORTED)
                        .map(Explanation::describe)
                        .collect(Collectors.joining("; "));
    }

    private static String number(double points) {
        return String.format(Locale.ROOT, "%.1f", points);
    }

    private static String value(String text) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("?");
        return printable.length() <= LONGEST_VALUE ? printable : printable.substring(0, LONGEST_VALUE - 3) + "...";
    }
}
