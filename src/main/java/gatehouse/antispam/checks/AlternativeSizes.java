package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.MimePart;

/**
 * The sizes of the last plain text and the last HTML of a message with alternatives. Read once; then immutable.
 */
final class AlternativeSizes {
    private boolean alternative;
    private double plain = Double.NaN;
    private double html = Double.NaN;

    private AlternativeSizes() {}

    static AlternativeSizes of(CheckedMessage message) {
        return message.facts(AlternativeSizes.class, AlternativeSizes::read);
    }

    private static AlternativeSizes read(MessageTexts texts) {
        AlternativeSizes sizes = new AlternativeSizes();
        texts.parts().forEach(sizes::add);
        return sizes;
    }

    /** Plain text to HTML; 1 unless there are both. */
    double ratio() {
        return alternative && plain >= 0 && html > 0 ? plain / html : 1;
    }

    /** What comes before the alternatives counts as empty. */
    private void add(MimePart part) {
        alternative |= part.declaredType().equals("multipart/alternative");
        boolean attachment = MimeFacts.isAttachment(part);
        if (part.isLeaf() && !attachment && part.declaredType().equals("text/plain")) {
            plain = alternative ? part.raw().length() : 0;
        }
        if (part.isLeaf() && !attachment && part.declaredType().equals("text/html")) {
            html = alternative ? part.raw().length() : 0;
        }
    }
}
