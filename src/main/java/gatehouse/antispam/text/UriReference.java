package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a URI or of a relative reference (RFC 3986, section 3); each but the path has its delimiter with it, and is empty
 * where there is none. A fragment ends with its line. Immutable.
 */
record UriReference(String scheme, String authority, String path, String query) {
    private static final Pattern PARTS =
            Pattern.compile("([^:/?#]++:)?+(//[^/?#]*+)?+([^?#]*+)((?:\\?[^#]*+)?+(?:#[^\n]*+)?+).*+", Pattern.DOTALL);

    static UriReference of(String uri) {
        Matcher parts = PARTS.matcher(uri);
        return parts.matches()
                ? new UriReference(
                        parts.group(1) == null ? "" : parts.group(1),
                        parts.group(2) == null ? "" : parts.group(2),
                        parts.group(3),
                        parts.group(4))
                : new UriReference("", "", uri, "");
    }

    /** Without steps to the same folder and to the one above, if its path has folders. */
    UriReference flat() {
        boolean isOpaque = !scheme.isEmpty() && authority.isEmpty() && !path.startsWith("/");
        boolean hasSteps = path.contains("/.") || path.startsWith("./") || path.startsWith("../");
        return hasSteps && !isOpaque ? withPath(flat(path)) : this;
    }

    UriReference withPath(String other) {
        return new UriReference(scheme, authority, other, query);
    }

    private static String flat(String path) {
        String[] segments = path.split("/", -1);
        boolean isStep = isStep(segments[0]);
        List<String> kept = new ArrayList<>();
        if (!isStep && !segments[0].isEmpty()) {
            kept.add(segments[0]);
        }
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (!isStep(segments[i])) {
                kept.add("/" + segments[i]);
            } else if (i == segments.length - 1) {
                kept.add("/");
            }
        }
        return String.join("", kept);
    }

    private static boolean isStep(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    @Override
    public String toString() {
        return scheme + authority + path + query;
    }
}
