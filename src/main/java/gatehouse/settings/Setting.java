package gatehouse.settings;

/**
 * One setting: the item that holds it, what it means, which values it takes. Immutable.
 *
 * @param name of the item, in the settings database, the console and the documentation
 * @param description one line for an administrator
 * @param standard the value where no document gives one
 */
public record Setting<T>(String name, String description, ValueType<T> type, T standard) {
    private static final int LONGEST_NAME = 32;

    public Setting {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(name + " is longer than an item's name of a Domino form may be");
        }
    }

    /** As it would be written in the settings database; the values of a list with commas between them. */
    public String standardText() {
        return type.show(standard);
    }

    public String bounds() {
        return type.bounds();
    }
}
