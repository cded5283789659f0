package gatehouse.boot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes a jar with an application under the name that the boot looks for, compiled from source text as the test goes. */
final class TestApplication {
    private static final String SOURCE = """
            package gatehouse.app;

            import gatehouse.boot.Application;
            import gatehouse.boot.Host;
            import java.nio.file.Path;

            public class GatehouseApplication implements Application {
                private Host host;

                public void start(Host host, Path home, String[] arguments) throws Exception {
                    this.host = host;
                    START;
                }

                public void command(String line) {
                    COMMAND;
                }

                public void stop() throws Exception {
                    STOP;
                }
            }
            """;

    private String start = "host.print(\"begun \" + String.join(\" \", arguments));";
    private String command = "host.print(\"heard \" + line);";
    private String stop = "host.print(\"stopped\");";
    private final Map<String, String> resources = new TreeMap<>();

    TestApplication start(String code) {
        start = code;
        return this;
    }

    TestApplication command(String code) {
        command = code;
        return this;
    }

    TestApplication stop(String code) {
        stop = code;
        return this;
    }

    TestApplication resource(String name, String text) {
        resources.put(name, text);
        return this;
    }

    /** Installs it under {@code home}, in place of any other. */
    void installIn(Path home) throws IOException {
        Path classes = compile(Files.createTempDirectory("application"));
        Files.createDirectories(home.resolve("lib"));
        try (OutputStream file = Files.newOutputStream(home.resolve("lib/app.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            add(jar, "gatehouse/app/GatehouseApplication.class", Files.readAllBytes(classes));
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                add(jar, resource.getKey(), resource.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private Path compile(Path folder) throws IOException {
        Path source = folder.resolve("gatehouse/app/GatehouseApplication.java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                SOURCE.replace("START;", start).replace("COMMAND;", command).replace("STOP;", stop));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), source.toString());
        if (compiler.run(null, null, null, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The test's application does not compile");
        }
        return folder.resolve("gatehouse/app/GatehouseApplication.class");
    }

    private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }
}
