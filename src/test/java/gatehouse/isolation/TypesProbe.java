package gatehouse.isolation;

import gatehouse.content.ContentScanner;
import gatehouse.mail.Content;
import gatehouse.mail.Envelope;
import gatehouse.mail.Mail;
import gatehouse.mail.Part;
import gatehouse.scan.Deadline;
import gatehouse.scan.Finding;
import gatehouse.settings.ContentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/** Runs inside the isolated loader: tells the true types of a file, and who does the logging. */
public final class TypesProbe implements Function<Path, String> {
    @Override
    public String apply(Path file) {
        ContentScanner scanner = new ContentScanner(forbidAll());
        Mail mail = mailWith(new FileContent(file));
        List<String> findings = scanner.scan(mail, Deadline.after(Duration.ofSeconds(30))).stream()
                .map(Finding::description)
                .toList();
        return String.join("\n", findings) + "\nlogs through "
                + LoggerFactory.getILoggerFactory().getClass().getName();
    }

    private static ContentSettings forbidAll() {
        ContentSettings defaults = ContentSettings.defaults();
        return new ContentSettings(
                List.of("application/*", "text/*"),
                List.of(),
                List.of(),
                0,
                defaults.macros(),
                defaults.encryptedContainers(),
                defaults.encryptedMail(),
                defaults.tooLargeForAntivirus(),
                defaults.malformed(),
                defaults.maxDepth(),
                defaults.maxEntries(),
                defaults.maxUnpackedBytes(),
                defaults.maxRatio(),
                defaults.maxTime());
    }

    private static Mail mailWith(Content content) {
        Part part = new Part(
                "1",
                Part.Kind.ATTACHMENT,
                Optional.of("sample"),
                "application/octet-stream",
                Optional.empty(),
                content);
        return new Mail(new Envelope("", List.of()), List.of(), content, List.of(part), List.of());
    }

    record FileContent(Path file) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public long size() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
