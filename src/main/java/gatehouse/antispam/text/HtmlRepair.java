package gatehouse.antispam.text;

import java.util.regex.Pattern;

/** What is replaced in HTML before it is split: the entities of the no-break space and of curly quotes, and empty elements as XML writes them. */
final class HtmlRepair {
    private static final Pattern EMPTY_ELEMENT = Pattern.compile("<(\\w{1,64})\\s{0,64}/>");

    private HtmlRepair() {}

    static String before(String html) {
        return EMPTY_ELEMENT
                .matcher(html.replace("&nbsp;", " ").replace("&ldquo;", "\"").replace("&rdquo;", "\""))
                .replaceAll("<$1>");
    }
}
