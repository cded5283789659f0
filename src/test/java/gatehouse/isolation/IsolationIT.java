package gatehouse.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.boot.HostileHost;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The installation, as built, in a JVM whose class path holds what servers hold: commons-io 2.4, guava 19, POI 4.1.1 and
 * slf4j 1.7. On a flat class path with these none of the files can be typed.
 */
class IsolationIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void shouldTypeFilesRightBesideOldLibrariesOfTheHost() throws Exception {
        Path home = install();
        List<Path> samples = List.of(docx(), xls(), zip(), html(), pdf());

        String said = run(home, samples);

        assertThat(said)
                .contains("commons-io-2.4.jar", "poi-4.1.1.jar")
                .contains("true type application/vnd.openxmlformats-officedocument.wordprocessingml.document")
                .contains("true type application/vnd.ms-excel")
                .contains("true type application/zip")
                .contains("true type text/html")
                .contains("true type application/pdf")
                .contains("logs through ch.qos.logback.classic.LoggerContext")
                .doesNotContain("unscannable");
    }

    private String run(Path home, List<Path> samples) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                hostClassPath(),
                HostileHost.class.getName(),
                home.toString(),
                TypesProbe.class.getName()));
        samples.forEach(sample -> command.add(sample.toString()));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }

    private String hostClassPath() throws IOException {
        List<String> path = new ArrayList<>();
        try (Stream<Path> jars = Files.list(TARGET.resolve("hostile"))) {
            jars.map(Path::toString).sorted().forEach(path::add);
        }
        assertThat(path).hasSizeGreaterThan(4);
        path.add(TARGET.resolve("gatehouse/gatehouse-boot.jar").toString());
        path.add(TARGET.resolve("embedded/gatehouse-embedded.jar").toString());
        path.add(jar("host.jar", HostileHost.class).toString());
        return String.join(File.pathSeparator, path);
    }

    /** The installation's lib and the probe beside it. */
    private Path install() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("home/lib"));
        try (Stream<Path> jars = Files.list(TARGET.resolve("gatehouse/lib"))) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }
        Files.move(jar("probe.jar", TypesProbe.class, TypesProbe.FileContent.class), lib.resolve("probe.jar"));
        return lib.getParent();
    }

    private Path jar(String name, Class<?>... types) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Class<?> type : types) {
                String entry = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(entry));
                try (InputStream in = type.getResourceAsStream("/" + entry)) {
                    Objects.requireNonNull(in).transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return file;
    }

    private Path docx() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("Hello");
            return sample("docx", document::write);
        }
    }

    private Path xls() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("Hello");
            return sample("xls", workbook::write);
        }
    }

    private Path zip() throws IOException {
        return sample("zip", out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("hello.txt"));
                zip.write("Hello".getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    private Path html() throws IOException {
        String html = "<!DOCTYPE html><html><head><title>Hello</title></head><body><p>Hello</p></body></html>";
        return sample("html", out -> out.write(html.getBytes(StandardCharsets.US_ASCII)));
    }

    private Path pdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            return sample("pdf", document::save);
        }
    }

    /** Named so that the name does not help. */
    private Path sample(String type, Writing writing) throws IOException {
        Path file = folder.resolve(type + "-sample");
        try (OutputStream out = Files.newOutputStream(file)) {
            writing.write(out);
        }
        return file;
    }

    /** Writes a sample. */
    private interface Writing {
        void write(OutputStream out) throws IOException;
    }
}
