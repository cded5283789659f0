package gatehouse.proof;

/** What happens to definitions while mail flows. */
enum Mode {
    STEADY("a", "no updates"),
    UPDATING("b", "updates, mail flows"),
    HALTING("c", "updates, mail halted");

    private final String letter;
    private final String title;

    Mode(String letter, String title) {
        this.letter = letter;
        this.title = title;
    }

    String letter() {
        return letter;
    }

    String title() {
        return title;
    }
}
