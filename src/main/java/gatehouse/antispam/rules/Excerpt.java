package gatehouse.antispam.rules;

/** A short, printable piece of a rule file for an error's text: what stands there may be anything. */
final class Excerpt {
    private static final int LENGTH = 80;

    private Excerpt() {}

    static String of(String text) {
        String shown = text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
