package gatehouse.antispam.checks;

/** The lines of a text, each with its newline. Immutable; safe for threads. */
record Lines(String text) {
    /** Takes a line from its start to behind its newline. */
    @FunctionalInterface
    interface Consumer {
        void line(int start, int end);
    }

    static Lines of(String text) {
        return new Lines(text);
    }

    /** White space of ASCII. */
    static boolean isSpace(int octet) {
        return octet == ' ' || (octet >= '\t' && octet <= '\r');
    }

    void forEach(Consumer consumer) {
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            consumer.line(start, end);
            start = end;
        }
    }
}
