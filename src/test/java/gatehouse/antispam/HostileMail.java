package gatehouse.antispam;

import gatehouse.antispam.match.PatternException;
import gatehouse.antispam.match.PatternPump;
import gatehouse.antispam.rules.PatternText;
import gatehouse.antispam.rules.Rule;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages made to cost a scanner much, by name; each is made when asked for. Stateless. */
public final class HostileMail {
    /** The largest header value, URI and so on that rules see is 8 KB. */
    private static final int VALUE = 8_192;

    private static final String HTML = "Content-Type: text/html\n\n";
    private static final String MULTIPART = "Content-Type: multipart/mixed; boundary=B\n\n";

    /** What long loops of rules run over, in whatever field it stands. */
    private static final List<String> UNITS = List.of(
            "a",
            "A",
            "1",
            "-",
            ".",
            "_",
            "@",
            " ",
            "\t",
            "a ",
            "a.",
            "1.",
            "1-",
            "a-",
            "a@",
            "a@b.com,",
            "<",
            "<a@b>",
            "\"",
            "(",
            "[",
            "re: ",
            "a1",
            "aA1",
            "x=",
            "\u00e4",
            "=?utf-8?q?a?= ",
            "=?utf-8?b?YQ?=",
            "$1 ",
            "%41",
            "http://a.b/",
            "1.2.3.4 ");

    private static final List<String> FIELDS = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Received",
            "Reply-To",
            "Return-Path",
            "Content-Type",
            "X-Mailer",
            "References");

    /** A message by name. */
    public record Attack(String name, Supplier<byte[]> message) {
        @Override
        public String toString() {
            return name;
        }
    }

    private HostileMail() {}

    /** Messages large in one way each, most of this many octets. */
    public static List<Attack> large(int size) {
        return List.of(
                attack("body: one line", () -> "Subject: x\n\n" + fill("x", size)),
                attack("body: words", () -> "Subject: x\n\n" + fill("word ", size)),
                attack("body: lines", () -> "Subject: x\n\n" + fill("a\n", size)),
                attack("body: at signs", () -> "Subject: x\n\n" + fill("@", size)),
                attack("body: addresses", () -> "Subject: x\n\n" + fill("a@b.com ", size)),
                attack("body: links", () -> "Subject: x\n\n" + numbered(200_000, "http://h%d.example.com/ ")),
                attack("body: one link", () -> "Subject: x\n\nhttp://a.com/" + fill("a", size)),
                attack("body: percent signs in a link", () -> "Subject: x\n\nhttp://a.com/" + fill("%25", size)),
                attack("body: dots", () -> "Subject: x\n\n" + fill("a.", size)),
                attack("body: zeros", () -> "Subject: x\n\n" + fill("\0", size)),
                attack("header: 100,000 fields", () -> fill("X-Field: value\n", 1_500_000) + "\nbody"),
                attack("header: 100,000 names", () -> numbered(100_000, "X-F%d: value\n") + "\nbody"),
                attack("header: 100,000 Received", () -> fill(RECEIVED, 100_000 * RECEIVED.length()) + "\nbody"),
                attack("header: 100,000 To", () -> fill("To: a@b.com\n", 1_200_000) + "\nbody"),
                attack("header: folded 10 MB", () -> "Subject: a\n" + fill(" folded line\n", size) + "\nbody"),
                attack("header: one value", () -> "Subject: " + fill("a", size) + "\n\nbody"),
                attack("header: encoded words", () -> "Subject: " + fill("=?utf-8?q?a?= ", 1 << 20) + "\n\nbody"),
                attack("mime: 10,000 parts", () -> MULTIPART + fill("--B\n\nx\n", 70_000)),
                attack("mime: 10,000 HTML parts", () -> MULTIPART + fill("--B\n" + HTML + "<b>x</b>\n", 480_000)),
                attack("mime: nested 5,000 deep", HostileMail::nested),
                attack("mime: messages in messages", () -> fill("Content-Type: message/rfc822\n\n", 300_000)),
                attack("mime: boundaries that are none", () -> MULTIPART + fill("--BB\n", size)),
                attack("mime: parameters", () -> "Content-Type: text/plain" + fill("; a=b", 1 << 20) + "\n\nx"),
                attack(
                        "mime: quoted-printable without a code",
                        () -> "Content-Transfer-Encoding: quoted-printable\n\n" + fill("a\n", size)),
                attack(
                        "mime: quoted-printable",
                        () -> "Content-Transfer-Encoding: quoted-printable\n\n" + fill("=", size)),
                attack("mime: base64", () -> "Content-Transfer-Encoding: base64\n\n" + fill("AAAA", size)),
                attack("mime: base64 of padding", () -> "Content-Transfer-Encoding: base64\n\n" + fill("=", size)),
                attack("html: deep", () -> HTML + fill("<div><span><font size=1>", size)),
                attack("html: tables", () -> HTML + fill("<table><tr><td>", size)),
                attack("html: end tags", () -> HTML + fill("<p><b>", 100_000) + fill("</td>", size)),
                attack("html: open brackets", () -> HTML + fill("<", size)),
                attack("html: tags that do not end", () -> HTML + fill("<a href=\"", size)),
                attack("html: comments", () -> HTML + fill("<!--", size)),
                attack("html: attributes", () -> HTML + "<a" + numbered(300_000, " a%d=b") + ">"),
                attack("html: styles", () -> HTML + fill("<p style=\"color:#fff;font-size:1px\">x</p>", size)),
                attack("html: one style", () -> HTML + "<p style=\"" + fill("color:red;", size) + "\">x"),
                attack("html: entities", () -> HTML + fill("&amp;", size)),
                attack("html: ampersands", () -> HTML + fill("&", size)),
                attack(
                        "html: links",
                        () -> HTML + numbered(100_000, "<a href=\"http://h%d.example.com/\">http://other/</a>")),
                attack("html: pictures", () -> HTML + fill("<img src=\"http://a.com/b.gif\" width=1 height=1>", size)),
                attack("html: spaces", () -> HTML + fill("&nbsp; ", size)));
    }

    private static final String RECEIVED =
            "Received: from a (b [1.2.3.4]) by c with SMTP id 1; Mon, 1 Jan 2024 00:00:00 +0000\n";

    /** Every field full of every unit. */
    public static List<Attack> fields() {
        return FIELDS.stream()
                .flatMap(field -> UNITS.stream().map(unit -> field(field, unit)))
                .toList();
    }

    /** Bodies, plain and HTML, full of every unit. */
    public static List<Attack> bodies() {
        return UNITS.stream()
                .flatMap(unit -> Stream.of(
                        attack("body: " + printable(unit), () -> "Subject: x\n\n" + fill(unit, 200_000)),
                        attack("html: " + printable(unit), () -> HTML + "<p>" + fill(unit, 200_000))))
                .toList();
    }

    /** For one in so many of a rule set's rules, messages with the loops of its pattern run on: in the text that it looks at. */
    public static List<Attack> ofRules(RuleSetModel model, int oneIn) {
        List<Rule> rules = List.copyOf(model.rules().values());
        return IntStream.range(0, rules.size())
                .filter(number -> number % oneIn == 0)
                .boxed()
                .flatMap(number -> ofRule(rules.get(number)))
                .toList();
    }

    private static Stream<Attack> ofRule(Rule rule) {
        Random random = new Random(rule.name().hashCode());
        if (rule.test() instanceof RuleTest.Header header) {
            List<String> texts = texts(header.pattern(), VALUE, random);
            return attacks(rule, texts, text -> inHeader(header.header().name(), text));
        }
        if (rule.test() instanceof RuleTest.Text text) {
            List<String> texts = texts(text.pattern(), 2 * VALUE, random);
            return attacks(rule, texts, value -> inText(text.kind().name(), value));
        }
        return Stream.of();
    }

    private static Stream<Attack> attacks(Rule rule, List<String> texts, UnaryOperator<String> in) {
        return IntStream.range(0, texts.size())
                .mapToObj(loop -> attack(rule.name() + " loop " + loop, () -> in.apply(texts.get(loop))));
    }

    private static List<String> texts(PatternText pattern, int length, Random random) {
        try {
            return PatternPump.texts(pattern.regex(), pattern.modifiers(), length, random);
        } catch (PatternException e) {
            return List.of();
        }
    }

    private static String inHeader(String field, String text) {
        return switch (field) {
            case "ALL" -> text + "\nSubject: x\n\nbody";
            case "ToCc" -> "To: " + folded(text) + "\n\nbody";
            case "MESSAGEID" -> "Message-ID: " + folded(text) + "\n\nbody";
            case "EnvelopeFrom" -> "Return-Path: <" + folded(text) + ">\n\nbody";
            case "X-Spam-Relays-Untrusted",
                    "X-Spam-Relays-External",
                    "X-Spam-Relays-Trusted",
                    "X-Spam-Relays-Internal" -> received(folded(text)) + RECEIVED.repeat(20) + "\nbody";
            default -> field + ": " + folded(text) + "\nSubject: x\n\nbody";
        };
    }

    private static String received(String text) {
        return "Received: from " + text + " (" + text + " [1.2.3.4]) by mx.example.com with SMTP;"
                + " Mon, 1 Jan 2024 00:00:00 +0000\n";
    }

    private static String inText(String kind, String text) {
        String body = kind.equals("URI") ? "http://a.com/" + text + " <a href=\"" + text + "\">x</a>" : text;
        return "Subject: " + folded(text) + "\n" + HTML + (body + "\n").repeat(10);
    }

    private static Attack field(String field, String unit) {
        String value = field.equals("Received")
                ? received(fill(unit, VALUE / 2)).repeat(5)
                : field + ": " + fill(unit, VALUE) + "\n";
        return attack(field + ": " + printable(unit), () -> RECEIVED + value + "\nbody " + fill(unit, VALUE));
    }

    private static String folded(String text) {
        return text.replaceAll("\\s*+\n", "\n ");
    }

    private static String printable(String unit) {
        return Escaped.octets(unit.getBytes(StandardCharsets.ISO_8859_1), 0, unit.length());
    }

    private static Attack attack(String name, Supplier<String> message) {
        return new Attack(name, () -> message.get().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String fill(String unit, int length) {
        return unit.repeat(length / unit.length());
    }

    private static String numbered(int count, String format) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < count; number++) {
            text.append(format.replace("%d", String.valueOf(number)));
        }
        return text.toString();
    }

    private static String nested() {
        List<String> levels = new ArrayList<>();
        for (int level = 0; level < 5_000; level++) {
            levels.add("Content-Type: multipart/mixed; boundary=B" + level + "\n\n--B" + level + "\n");
        }
        return String.join("", levels);
    }
}
