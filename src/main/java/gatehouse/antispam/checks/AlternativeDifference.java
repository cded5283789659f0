package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.MimePart;
import java.util.List;
import java.util.Locale;

/**
 * How much the HTML of a message says that its plain text does not.
 *
 * @param percentage of the words of an HTML that its plain text does not have as often; the highest of all alternatives
 * @param htmlWords different words of the last HTML
 * @param textWords different words of its plain text
 */
record AlternativeDifference(double percentage, int htmlWords, int textWords) {
    private static final AlternativeDifference NONE = new AlternativeDifference(0, 0, 0);
    private static final List<String> INVITATION = List.of("multipart/alternative", "text/html", "text/calendar");

    /** Stands for an HTML that is nothing but images. */
    private static final String IMAGE = "\n";

    /** Octets of text in all alternatives; what is behind is not looked at. */
    private static final int MAX_TEXT = 2_000_000;

    static AlternativeDifference of(CheckedMessage message) {
        return message.facts(AlternativeDifference.class, texts -> new Reader(texts).read());
    }

    private AlternativeDifference with(Words html, Words text) {
        if (html.isEmpty()) {
            return this;
        }
        double difference = 100.0 * html.missingIn(text) / html.size();
        return new AlternativeDifference(Math.max(percentage, difference), html.size(), text.size());
    }

    /** Reads the words of one message. */
    private static final class Reader {
        private final MessageTexts texts;
        private int read;

        Reader(MessageTexts texts) {
            this.texts = texts;
        }

        AlternativeDifference read() {
            AlternativeDifference result = NONE;
            if (texts.parts().stream().map(MimePart::type).toList().equals(INVITATION)) {
                return result;
            }
            for (MimePart part : texts.parts()) {
                if (part.type().equals("multipart/alternative")) {
                    Words html = new Words();
                    Words text = new Words();
                    addWords(part, html, text);
                    result = result.with(html, text);
                }
            }
            return result;
        }

        private void addWords(MimePart part, Words html, Words text) {
            part.children().forEach(child -> addWords(child, html, text));
            if (part.isLeaf() && part.type().startsWith("text/") && read < MAX_TEXT) {
                boolean isHtml = part.effectiveType().equals("text/html");
                String words = texts.rendered(part);
                read += words.length();
                (isHtml ? html : text).add(words);
                if (isHtml && html.isEmpty() && hasImage(part.decoded().toLowerCase(Locale.ROOT))) {
                    html.addMark(IMAGE);
                }
            }
        }
    }

    private static boolean hasImage(String html) {
        int tag = html.indexOf("<img");
        return tag >= 0 && html.indexOf('>', tag) >= 0;
    }
}
