package gatehouse.boot;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.PermissionCollection;
import java.security.Permissions;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the application's libraries and the server's apart. RunJava's class path is flat and shared by all add-ins, with
 * old versions of the libraries that we use; so the parent is the platform's loader, and of the host's classes only
 * {@code lotus.*} and the boot's own are let through, without any falling back. Closed, and with nothing holding on to
 * it, it is collected with all its classes: that is what makes a reload without ending RunJava possible.
 */
final class IsolatedLoader extends URLClassLoader {
    private static final List<String> SHARED = List.of("lotus.", IsolatedLoader.class.getPackageName() + ".");
    private static final URLStreamHandler UNCACHED = new UncachedHandler();

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    IsolatedLoader(URL[] jars, ClassLoader host) {
        super("gatehouse", jars, getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return isShared(name) ? host.loadClass(name) : super.findClass(name);
    }

    @Override
    public @Nullable URL findResource(String name) {
        if (isShared(name.replace('/', '.'))) {
            return host.getResource(name);
        }
        return Optional.ofNullable(super.findResource(name))
                .map(IsolatedLoader::uncached)
                .orElse(null);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        if (isShared(name.replace('/', '.'))) {
            return host.getResources(name);
        }
        List<URL> found = Collections.list(super.findResources(name)).stream()
                .map(IsolatedLoader::uncached)
                .toList();
        return Collections.enumeration(found);
    }

    /** The server runs a security manager whose policy does not know our jars. */
    @Override
    protected PermissionCollection getPermissions(CodeSource source) {
        Permissions permissions = new Permissions();
        permissions.add(new AllPermission());
        return permissions;
    }

    private static boolean isShared(String name) {
        return SHARED.stream().anyMatch(name::startsWith);
    }

    private static URL uncached(URL url) {
        try {
            return new URL(null, url.toExternalForm(), UNCACHED);
        } catch (IOException e) {
            throw new IllegalStateException("Not a URL of this loader: " + url, e);
        }
    }

    /** The JDK's cache of jars would keep each open for ever, and serve the old one after it was replaced. */
    private static final class UncachedHandler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            URLConnection connection = new URL(url.toExternalForm()).openConnection();
            connection.setUseCaches(false);
            return connection;
        }
    }
}
