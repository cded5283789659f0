package gatehouse.definitions.channel;

import gatehouse.definitions.channel.BoundedBody.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A small text of a web server, kept in the work folder and got again only when it has changed there (RFC 9110, section 13). It is
 * one file, so that a text never stands beside the validators of another: its URL, its entity tag, its date, and then the text. For
 * one thread.
 */
final class KeptText {
    private static final Pattern VALIDATOR = Pattern.compile("[\\x20-\\x7e]{1,200}");
    private static final int HEAD = 3;

    private final Path file;

    KeptText(Path work, String name) {
        this.file = work.resolve(name);
    }

    /** The text as it is kept. */
    Optional<String> text() throws ChannelException {
        try {
            return Files.isRegularFile(file) ? Optional.of(lines()[HEAD]) : Optional.empty();
        } catch (IOException e) {
            throw new ChannelException("cannot read " + file, e);
        }
    }

    /** Whether it was neither got nor confirmed within this time. */
    boolean isOlderThan(Duration age) throws ChannelException {
        try {
            Duration old = Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now());
            return old.isNegative() || old.compareTo(age) > 0;
        } catch (IOException e) {
            throw new ChannelException("cannot read " + file, e);
        }
    }

    /** The URL that it came from. */
    Optional<URI> origin() throws ChannelException {
        try {
            return WebAddress.parse(lines()[0]);
        } catch (IOException e) {
            throw new ChannelException("cannot read " + file, e);
        }
    }

    /** The text as it is on the server now. */
    String refresh(WebClient client, URI uri) throws ChannelException, InterruptedException {
        return client.persist(uri, () -> get(client, uri));
    }

    private String get(WebClient client, URI uri) throws IOException, InterruptedException {
        String[] kept = lines();
        Map<String, String> conditions = kept[0].equals(uri.toString()) ? conditions(kept) : Map.of();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Target target = new Target(Channels.newChannel(content), Folder.MAX_SMALL);
        HttpResponse<Void> response = client.get(
                uri, conditions, info -> Optional.of(target).filter(wanted -> info.statusCode() == 200), taken -> {});
        if (response.statusCode() == 304 && !conditions.isEmpty()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return kept[HEAD];
        }
        if (response.statusCode() != 200) {
            throw new ChannelException("HTTP status " + response.statusCode());
        }
        return keep(uri, response, content.toString(StandardCharsets.UTF_8));
    }

    private static Map<String, String> conditions(String[] kept) {
        Map<String, String> conditions = new LinkedHashMap<>();
        if (!kept[1].isEmpty()) {
            conditions.put("If-None-Match", kept[1]);
        }
        if (!kept[2].isEmpty()) {
            conditions.put("If-Modified-Since", kept[2]);
        }
        return conditions;
    }

    private String keep(URI uri, HttpResponse<Void> response, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                draft,
                String.join(
                        "\n", uri.toString(), validator(response, "ETag"), validator(response, "Last-Modified"), text));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return text;
    }

    private static String validator(HttpResponse<Void> response, String name) {
        return response.headers()
                .firstValue(name)
                .filter(value -> VALIDATOR.matcher(value).matches())
                .orElse("");
    }

    /** The head and the text; empty ones when nothing is kept. */
    private String[] lines() throws IOException {
        String[] lines = Files.isRegularFile(file) ? Files.readString(file).split("\n", HEAD + 1) : new String[0];
        return lines.length == HEAD + 1 ? lines : new String[] {"", "", "", ""};
    }
}
