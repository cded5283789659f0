package gatehouse.antispam.text;

import gatehouse.antispam.text.HtmlColours.Contrast;

/**
 * How text of an element looks. Immutable.
 *
 * @param tag of the element
 * @param size of the font: 3 is normal
 * @param displayed unless {@code display: none}
 * @param shown unless {@code visibility: hidden}
 */
record HtmlStyle(String tag, HtmlColours colours, int size, boolean displayed, boolean shown) {
    static final HtmlStyle DEFAULT = new HtmlStyle("", HtmlColours.DEFAULT, 3, true, true);

    HtmlStyle within(String element) {
        return new HtmlStyle(element, colours, size, displayed, shown);
    }

    HtmlStyle with(HtmlColours others) {
        return new HtmlStyle(tag, others, size, displayed, shown);
    }

    HtmlStyle withForeground(String attribute) {
        return with(colours.withForeground(HtmlColour.ofAttribute(attribute)));
    }

    HtmlStyle withSize(int other) {
        return new HtmlStyle(tag, colours, other, displayed, shown);
    }

    HtmlStyle withDisplay(String value) {
        return new HtmlStyle(tag, colours, size, !value.equalsIgnoreCase("none"), shown);
    }

    HtmlStyle withVisibility(String value) {
        return new HtmlStyle(tag, colours, size, displayed, !value.equalsIgnoreCase("hidden"));
    }

    boolean isInvisible() {
        return colours.contrast() != Contrast.GOOD || size <= 1 || !displayed || !shown;
    }
}
