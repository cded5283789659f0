package gatehouse.antispam.text;

/**
 * One encoded word of RFC 2047. Immutable.
 *
 * @param charset in lower case, without a language
 * @param text the decoded octets
 * @param end where it ends in the value
 */
record EncodedWord(String charset, String text, int end) {
    static final EncodedWord NONE = new EncodedWord("", "", -1);
    private static final int MAX_CHARSET = 40;

    boolean isNone() {
        return end < 0;
    }

    /** The word that begins with the {@code =?} at {@code start}, or {@link #NONE}. */
    static EncodedWord parse(String value, int start) {
        int encoding = value.indexOf('?', start + 2);
        if (encoding < 0 || encoding == start + 2 || encoding - start > MAX_CHARSET) {
            return NONE;
        }
        if (encoding + 2 >= value.length() || value.charAt(encoding + 2) != '?') {
            return NONE;
        }
        int end = value.indexOf("?=", encoding + 3);
        return end < 0 ? NONE : decode(value, start, encoding, end);
    }

    private static EncodedWord decode(String value, int start, int encoding, int end) {
        String charset = Octets.lower(value.substring(start + 2, encoding));
        String text = value.substring(encoding + 3, end);
        return switch (value.charAt(encoding + 1)) {
            case 'B', 'b' -> new EncodedWord(language(charset), TransferDecoder.base64(text), end + 2);
            case 'Q', 'q' ->
                new EncodedWord(language(charset), TransferDecoder.quotedPrintable(text.replace('_', ' ')), end + 2);
            default -> NONE;
        };
    }

    /** RFC 2231 allows {@code charset*language}. */
    private static String language(String charset) {
        int star = charset.indexOf('*');
        return star < 0 ? charset : charset.substring(0, star);
    }
}
