package gatehouse.antispam.text;

import java.util.Optional;
import java.util.Set;

/**
 * What relative URIs of a page are relative to: the folder of a base with a query, else the whole of it unless its end looks
 * like a file. Immutable.
 */
final class UriBase {
    static final UriBase NONE = new UriBase(UriReference.of(""));

    private static final Set<String> SCHEMES = Set.of("http:", "https:", "ftp:");

    private final UriReference folder;

    private UriBase(UriReference folder) {
        this.folder = folder;
    }

    /** Of the absolute URI of a base; nothing is relative to another. */
    static Optional<UriBase> of(String uri) {
        UriReference base = UriReference.of(uri).flat();
        return SCHEMES.contains(Octets.lower(base.scheme()))
                ? Optional.of(new UriBase(base.withPath(folder(base))))
                : Optional.empty();
    }

    private static String folder(UriReference base) {
        String path = base.path();
        if (!base.query().isEmpty()) {
            int slash = path.lastIndexOf('/');
            return slash < 0 ? "/" : path.substring(0, slash + 1);
        }
        String folder = withoutFile(path);
        return folder.endsWith("/") ? folder : folder + "/";
    }

    /** Without a name, a dot and two to four letters. */
    private static String withoutFile(String path) {
        int dot = path.lastIndexOf('.');
        int letters = path.length() - dot - 1;
        int name = dot;
        while (name > 0 && path.charAt(name - 1) != '.' && path.charAt(name - 1) != '/') {
            name--;
        }
        boolean isFile = dot > 0 && name < dot && letters >= 2 && letters <= 4 && path.indexOf('/', dot) < 0;
        return isFile ? path.substring(0, name) : path;
    }

    String resolve(String uri) {
        UriReference reference = UriReference.of(uri);
        boolean isRelative = reference.scheme().isEmpty()
                || (reference.scheme().equals(folder.scheme())
                        && reference.authority().isEmpty());
        return folder.scheme().isEmpty() || !isRelative
                ? reference.flat().toString()
                : relative(reference).flat().toString();
    }

    private UriReference relative(UriReference reference) {
        if (!reference.authority().isEmpty()) {
            return new UriReference(folder.scheme(), reference.authority(), reference.path(), reference.query());
        }
        String path = reference.path().startsWith("/") ? reference.path() : folder.path() + reference.path();
        return new UriReference(folder.scheme(), folder.authority(), path, reference.query());
    }
}
