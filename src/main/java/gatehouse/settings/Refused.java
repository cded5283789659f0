package gatehouse.settings;

/**
 * A value of the settings database that is not used. Names and values are data of whoever wrote the document: whoever
 * prints them escapes them.
 *
 * @param name of the item
 * @param value what it was; this and the other texts are cut at 100 characters
 * @param reason the rest of a sentence that begins with the value
 * @param used what is used instead
 */
public record Refused(String name, String value, String reason, String used) {
    private static final int SHOWN = 100;

    public Refused {
        name = cut(name);
        value = cut(value);
        used = cut(used);
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
    }

    @Override
    public String toString() {
        return name + ": \"" + value + "\" " + reason + "; used: " + used;
    }
}
