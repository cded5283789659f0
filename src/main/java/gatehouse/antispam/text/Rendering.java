package gatehouse.antispam.text;

/**
 * A part as a reader sees it. Immutable.
 *
 * @param text all of it, in octets
 */
record Rendering(String text) {
    static Rendering of(MimePart part) {
        String octets = BodyText.bounded(part.decoded());
        TextDecoder.Decoded decoded =
                TextDecoder.decode(octets, part.contentType().charset());
        return new Rendering(decoded.octets());
    }
}
