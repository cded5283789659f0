package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;

/**
 * The first plain text of a message and the signature below it, behind a line of two dashes.
 *
 * @param text the length of what is above the signature, in octets; negative when there is no plain text
 * @param signature its length, 0 without one
 */
record Signature(int text, int signature) {
    private static final Signature NO_TEXT = new Signature(-1, 0);

    /** A separator at the very end only looks like one. */
    private static final int MIN_SIGNATURE = 5;

    private static final double NO_SIGNATURE = 1_000_000;

    static Signature of(CheckedMessage message) {
        return message.facts(Signature.class, Signature::read);
    }

    private static Signature read(MessageTexts texts) {
        return texts.parts().stream()
                .filter(part -> part.type().startsWith("text/plain"))
                .findFirst()
                .map(part -> in(part.decoded()))
                .orElse(NO_TEXT);
    }

    boolean isPresent() {
        return text >= 0;
    }

    double ratio() {
        return signature == 0 ? NO_SIGNATURE : (double) text / signature;
    }

    private static Signature in(String content) {
        int[] last = {content.length(), 0};
        Lines.of(content).forEach((start, end) -> {
            int lineEnd = content.startsWith("\n", end - 1) ? end - 1 : end;
            if (isSeparator(content.substring(start, Math.min(lineEnd, start + MIN_SIGNATURE)))
                    && content.length() - lineEnd >= MIN_SIGNATURE) {
                last[0] = start;
                last[1] = content.length() - lineEnd;
            }
        });
        return new Signature(last[0], last[1]);
    }

    private static boolean isSeparator(String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return text.equals("--") || text.equals("-- ");
    }
}
