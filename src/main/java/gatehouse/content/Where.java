package gatehouse.content;

/** Names the place of a file: {@code outer.zip/inner/name.exe}. Names stay as they are, only cut to a bound. */
final class Where {
    private static final int MAX_LENGTH = 300;
    private static final int MAX_HEAD = 100;
    private static final String CUT = "...";

    private Where() {}

    static String of(String label) {
        return label.length() <= MAX_LENGTH
                ? label
                : label.substring(0, MAX_HEAD)
                        + CUT
                        + label.substring(label.length() - (MAX_LENGTH - MAX_HEAD - CUT.length()));
    }

    static String inside(String outer, String name) {
        return of(outer + "/" + name);
    }
}
