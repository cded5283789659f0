package gatehouse.boot;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One loading of the application: its class loader and its instance. Enters the application with its loader as context
 * class loader, where the libraries' service loaders look.
 */
final class Generation {
    static final String APPLICATION = "gatehouse.app.GatehouseApplication";

    private final IsolatedLoader loader;
    private final Application application;

    private Generation(IsolatedLoader loader, Application application) {
        this.loader = loader;
        this.application = application;
    }

    static Generation load(Home home) throws Exception {
        IsolatedLoader loader = new IsolatedLoader(home.jars(), Generation.class.getClassLoader());
        try {
            return new Generation(loader, inContext(loader, () -> newApplication(loader)));
        } catch (Throwable e) {
            loader.close();
            throw e;
        }
    }

    private static Application newApplication(ClassLoader loader) throws ReflectiveOperationException {
        return loader.loadClass(APPLICATION)
                .asSubclass(Application.class)
                .getConstructor()
                .newInstance();
    }

    void start(Host host, Path home, String[] arguments) throws Exception {
        inContext(loader, () -> {
            application.start(host, home, arguments.clone());
            return application;
        });
    }

    void command(String line) throws Exception {
        inContext(loader, () -> {
            application.command(line);
            return application;
        });
    }

    void stop() throws Exception {
        inContext(loader, () -> {
            application.stop();
            return application;
        });
    }

    void close() throws IOException {
        loader.close();
    }

    private static Application inContext(ClassLoader loader, Entry entry) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return entry.enter();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A call into the application. */
    private interface Entry {
        Application enter() throws Exception;
    }
}
