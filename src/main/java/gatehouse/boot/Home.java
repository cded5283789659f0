package gatehouse.boot;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder where Gatehouse is installed: notes.ini's {@code GatehouseDirectory}, else {@code gatehouse} in the data directory. */
record Home(Path folder) {
    static final String INI_DIRECTORY = "GatehouseDirectory";

    static Home of(String configured, String dataDirectory) {
        Path folder = configured.isBlank() ? Path.of(dataDirectory, "gatehouse") : Path.of(configured.strip());
        return new Home(folder.toAbsolutePath().normalize());
    }

    /** The application's jars, in the order of their names. */
    URL[] jars() throws NotInstalledException, IOException {
        Path lib = folder.resolve("lib");
        List<Path> jars = Files.isDirectory(lib) ? jarsIn(lib) : List.of();
        if (jars.isEmpty()) {
            throw new NotInstalledException("no jar files in " + lib
                    + ": unpack the gatehouse zip file so that this folder is there, or set " + INI_DIRECTORY
                    + " in notes.ini to the folder that it was unpacked to");
        }
        return urls(jars);
    }

    private static List<Path> jarsIn(Path lib) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(lib, "*.jar")) {
            files.forEach(jars::add);
        }
        jars.sort(null);
        return jars;
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }

    /** What is missing, where, and what to do about it: needs no stack trace. */
    static final class NotInstalledException extends Exception {
        NotInstalledException(String message) {
            super(message);
        }
    }
}
