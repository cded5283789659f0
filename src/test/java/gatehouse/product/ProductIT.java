package gatehouse.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Looks into what the build made, as an administrator gets it. */
class ProductIT {
    private static final Path TARGET = Path.of("target");
    private static final Path INSTALLATION = TARGET.resolve("gatehouse");

    @Test
    void shouldDeployNoClassOfNotes() throws IOException {
        for (Path jar : deployed()) {
            assertThat(entries(jar)).as(jar.toString()).noneMatch(name -> name.startsWith("lotus/"));
        }
    }

    @Test
    void shouldDeployNothingOfTheEmbeddedDomino() throws IOException {
        for (Path jar : deployed()) {
            assertThat(entries(jar))
                    .as(jar.toString())
                    .noneMatch(name -> name.startsWith("gatehouse/embedded/") || name.startsWith("org/subethamail/"));
        }
    }

    @Test
    void shouldPutOnlyTheAddinAndItsBootOnTheServersClassPath() throws IOException {
        assertThat(entries(INSTALLATION.resolve("gatehouse-boot.jar")))
                .filteredOn(name -> name.endsWith(".class"))
                .contains("gatehouse/Gatehouse.class", "gatehouse/boot/AddinTask.class")
                .allMatch(name -> name.startsWith("gatehouse/boot/") || name.equals("gatehouse/Gatehouse.class"));
    }

    @Test
    void shouldKeepTheBootOutOfTheApplication() throws IOException {
        assertThat(entries(INSTALLATION.resolve("lib/gatehouse.jar")))
                .contains("gatehouse/scan/Finding.class")
                .noneMatch(name -> name.startsWith("gatehouse/boot/") || name.startsWith("gatehouse/Gatehouse"));
    }

    @Test
    void shouldHoldTheInstallationInTheZip() throws IOException {
        Path zip = zip();
        try (Stream<Path> files = Files.walk(INSTALLATION)) {
            List<String> installed = files.filter(Files::isRegularFile)
                    .map(file -> "gatehouse/"
                            + INSTALLATION.relativize(file).toString().replace('\\', '/'))
                    .toList();

            assertThat(entries(zip))
                    .filteredOn(name -> !name.endsWith("/"))
                    .containsExactlyInAnyOrderElementsOf(installed);
            assertThat(installed)
                    .contains("gatehouse/LICENSE", "gatehouse/gatehouse-boot.jar", "gatehouse/lib/gatehouse.jar");
        }
    }

    @Test
    void shouldStampAllEntriesWithTheTimeOfTheProjectNotOfTheBuild() throws IOException {
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            List<Integer> years = zip.stream()
                    .map(entry -> entry.getTimeLocal().getYear())
                    .distinct()
                    .toList();

            assertThat(years).containsExactly(2026);
            assertThat(zip.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
        }
    }

    @Test
    void shouldFindTheEmbeddedDominosLibrariesByItsManifest() throws IOException {
        Path folder = TARGET.resolve("embedded");
        try (JarFile jar = new JarFile(folder.resolve("gatehouse-embedded.jar").toFile())) {
            String classPath = jar.getManifest().getMainAttributes().getValue("Class-Path");

            assertThat(classPath.split(" "))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(entry -> assertThat(folder.resolve(entry)).isRegularFile());
        }
    }

    private static List<Path> deployed() throws IOException {
        try (Stream<Path> jars = Files.walk(INSTALLATION)) {
            List<Path> deployed =
                    jars.filter(file -> file.toString().endsWith(".jar")).toList();
            assertThat(deployed).hasSizeGreaterThan(10);
            return deployed;
        }
    }

    private static Path zip() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> entries(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}
