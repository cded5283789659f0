package gatehouse.antispam.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SpamAssassin's {@code normalize_charset}: ASCII stays as it is; what is valid UTF-8 is UTF-8 whatever its label says; then
 * the declared charset is tried, strictly; then Windows-1252, whose holes become U+FFFD.
 */
final class TextDecoder {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern ASCII_COMPATIBLE =
            Pattern.compile("|us-ascii|ascii|ansi.*|utf-?8|iso-?8859.*|windows-\\d+|cp\\d+|koi8-.*|unicode-1-1-utf-8");
    private static final Map<String, String> ALIASES = Map.of(
            "iso-8859-1", "windows-1252",
            "iso8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "gb2312", "GBK",
            "big5", "x-windows-950",
            "ks_c_5601-1987", "x-windows-949",
            "euc-kr", "x-windows-949",
            "iso-8859-9", "windows-1254",
            "iso-8859-11", "x-windows-874");

    private TextDecoder() {}

    /**
     * A text after decoding.
     *
     * @param text characters, or octets where nothing could be decoded
     * @param wide whether it is characters, so that it must be encoded before rules see it
     */
    record Decoded(String text, boolean wide) {
        /** UTF-8 octets, or the octets as they were. */
        String octets() {
            return wide ? Octets.utf8(text) : text;
        }
    }

    /** Of a header, where UTF-16 is not decoded. */
    static String octets(String octets, String charset) {
        return decode(octets, charset.startsWith("utf-16") ? "" : charset).octets();
    }

    static Decoded decode(String octets, String charset) {
        boolean ascii = Octets.isAscii(octets);
        if (ascii && ASCII_COMPATIBLE.matcher(Octets.lower(charset)).matches()) {
            return new Decoded(octets, false);
        }
        byte[] bytes = Octets.bytes(octets);
        return strict(bytes, ascii ? Optional.empty() : Optional.of(StandardCharsets.UTF_8))
                .or(() -> declared(bytes, Octets.lower(charset)))
                .map(text -> new Decoded(text, true))
                .orElseGet(() -> new Decoded(new String(bytes, WINDOWS_1252), true));
    }

    /** Text of seven bits ends at the first octet of eight. */
    private static Optional<String> declared(byte[] bytes, String charset) {
        return charset.startsWith("iso-2022-jp")
                ? strict(Arrays.copyOf(bytes, sevenBits(bytes)), declared(charset, bytes))
                : strict(bytes, declared(charset, bytes));
    }

    private static int sevenBits(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] >= 0) {
            end++;
        }
        return end;
    }

    private static Optional<Charset> declared(String charset, byte[] bytes) {
        if (charset.equals("utf-16")) {
            return Optional.of(isLittleEndian(bytes) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16);
        }
        try {
            String name = ALIASES.getOrDefault(charset, charset);
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // an unknown label is as none
        }
    }

    /** Whether text without a byte order mark has the zeros of Latin letters where they are in that order. */
    private static boolean isLittleEndian(byte[] bytes) {
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        return zeros[1] > zeros[0];
    }

    private static Optional<String> strict(byte[] bytes, Optional<Charset> charset) {
        if (charset.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(charset.get()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // not in this charset: the caller tries the next
        }
    }
}
