package gatehouse.antispam.text;

import java.util.Set;

/** The elements that HTML 4 has, and those that Office adds; any other is a bad one. Static functions only. */
final class HtmlElements {
    private static final Set<String> KNOWN = Set.of(
            ("a abbr acronym address applet area b base basefont bdo big blockquote body br button caption center cite "
                            + "code col colgroup dd del dfn dir div dl dt em fieldset font form frame frameset h1 h2 h3 h4 h5 h6 "
                            + "head hr html i iframe img input ins isindex kbd label legend li link map menu meta nobr noframes "
                            + "noscript object ol optgroup option p param pre q s samp script select small span strike strong "
                            + "style sub sup table tbody td textarea tfoot th thead title tr tt u ul var x-sigsep x-tab")
                    .split(" "));

    private HtmlElements() {}

    static boolean isKnown(String name) {
        return KNOWN.contains(name) || isOffice(name);
    }

    private static boolean isOffice(String name) {
        boolean smartTag = name.startsWith("st") && name.startsWith(":", 3) && Character.isDigit(name.charAt(2));
        int colon = smartTag ? 3 : name.startsWith("o:") ? 1 : name.length();
        return colon + 1 < name.length() && Octets.isWord(name.charAt(colon + 1));
    }
}
