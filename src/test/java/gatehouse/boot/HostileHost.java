package gatehouse.boot;

import java.net.URL;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Stands for a RunJava whose class path is full of old libraries. Loads a function from the folder's lib through the
 * isolated loader and prints what it says of each file. Arguments: the folder, the function's class, the files.
 */
public final class HostileHost {
    private HostileHost() {}

    public static void main(String[] arguments) throws Exception {
        for (String type : new String[] {"org.apache.commons.io.IOUtils", "org.apache.poi.ss.usermodel.Workbook"}) {
            System.out.println("host has "
                    + Class.forName(type, false, HostileHost.class.getClassLoader())
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation());
        }
        URL[] jars = new Home(Path.of(arguments[0])).jars();
        try (IsolatedLoader loader = new IsolatedLoader(jars, HostileHost.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Function<Path, String> probe = probe(loader, arguments[1]);
            for (int i = 2; i < arguments.length; i++) {
                System.out.println(arguments[i] + "\n" + probe.apply(Path.of(arguments[i])));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Path, String> probe(ClassLoader loader, String type) throws ReflectiveOperationException {
        return (Function<Path, String>) loader.loadClass(type).getConstructor().newInstance();
    }
}
