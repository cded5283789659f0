package gatehouse.antispam.text;

import java.util.Set;

/** The elements that HTML 4 has, and those that Office adds; any other is a bad one. Static functions only. */
final class HtmlElements {
    private static final Set<String> KNOWN = Set.of(
            ("a abbr acronym address applet area b base basefont bdo big blockquote body br button caption center cite "
                            + "code col colgroup dd del dfn dir div dl dt em fieldset font form frame frameset h1 h2 h3 h4 h5 h6 "
                            + "head hr html i iframe img input ins isindex kbd label legend li link map menu meta nobr noframes "
                            + "noscript object ol optgroup option p param pre q s samp script select small span strike strong "
                            + "style sub sup table tbody td textarea tfoot th thead title tr tt u ul var")
                    .split(" "));

    private HtmlElements() {}

    static boolean isKnown(String name) {
        return KNOWN.contains(name) || isOffice(name);
    }

    private static boolean isOffice(String name) {
        boolean smartTag = name.length() > 4
                && name.startsWith("st")
                && name.charAt(3) == ':'
                && name.charAt(2) >= '0'
                && name.charAt(2) <= '9';
        boolean office = name.length() > 2 && name.startsWith("o:");
        if (!smartTag && !office) {
            return false;
        }
        for (int i = name.indexOf(':') + 1; i < name.length(); i++) {
            if (!Octets.isWord(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
