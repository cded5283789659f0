package gatehouse.antispam.text;

/** Widths and heights of images in pixels. Static functions only. */
final class HtmlLength {
    private static final double UNKNOWN = 200;
    private static final int MAX_DIGITS = 15;

    private HtmlLength() {}

    /** The pixels that an attribute means; what is no length counts as 200. */
    static double of(String attribute, int pixelsPerPercent) {
        boolean percent = attribute.endsWith("%");
        String digits = percent ? attribute.substring(0, attribute.length() - 1) : attribute;
        double pixels = number(digits) * (percent ? pixelsPerPercent : 1);
        return pixels > 0 ? pixels : UNKNOWN;
    }

    private static double number(String digits) {
        if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
            return 0;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return 0;
            }
        }
        return Long.parseLong(digits);
    }
}
