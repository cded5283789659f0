package gatehouse.scan;

/** What the antispam takes a message for. */
public enum SpamClass {
    NOT_SPAM("not spam"),
    /** May be either: a person decides. */
    SUSPECTED("suspected spam"),
    SPAM("spam");

    private final String label;

    SpamClass(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
