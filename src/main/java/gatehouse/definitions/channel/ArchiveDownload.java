package gatehouse.definitions.channel;

import gatehouse.definitions.channel.BoundedBody.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings an archive here from a web server; where a part of it is here already, only the rest (RFC 9110, section 14). The server is
 * asked whether what it has is still the same, and what it then sends is only appended when it says that it belongs there. For one
 * thread, and the client's threads while that one waits.
 */
final class ArchiveDownload {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");
    private static final Pattern STRONG_TAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,200}\"");

    private final WebClient client;
    private final URI uri;
    private final PartFile part;
    private volatile long begun;
    private volatile OptionalLong whole = OptionalLong.empty();
    private volatile boolean accepted;

    ArchiveDownload(WebClient client, URI uri, PartFile part) {
        this.client = client;
        this.uri = uri;
        this.part = part;
    }

    void run() throws ChannelException, InterruptedException {
        client.persist(uri, this::attempt);
    }

    private int attempt() throws IOException, InterruptedException {
        begun = part.bytes(uri.toString());
        accepted = false;
        say(0);
        int status = client.get(uri, headers(), this::sink, this::say).statusCode();
        if (!accepted) {
            refuse(status);
        }
        return status;
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (begun > 0) {
            headers.put("Range", "bytes=" + begun + "-");
            part.tag().ifPresent(tag -> headers.put("If-Range", tag));
        }
        return headers;
    }

    private Optional<Target> sink(ResponseInfo info) throws IOException {
        if (info.statusCode() == 206 && continues(info)) {
            return accept(part.resume());
        }
        if (info.statusCode() != 200) {
            return Optional.empty();
        }
        begun = 0;
        whole = info.headers().firstValueAsLong("Content-Length");
        return accept(part.begin(uri.toString(), strongTag(info)));
    }

    private Optional<Target> accept(FileChannel channel) {
        accepted = true;
        return Optional.of(new Target(channel, Folder.MAX_ARCHIVE - begun));
    }

    private boolean continues(ResponseInfo info) {
        Matcher range = RANGE.matcher(info.headers().firstValue("Content-Range").orElse(""));
        if (begun == 0 || !range.matches() || Long.parseLong(range.group(1)) != begun) {
            return false;
        }
        if (!range.group(2).equals("*")) {
            whole = OptionalLong.of(Long.parseLong(range.group(2)));
        }
        return true;
    }

    private static Optional<String> strongTag(ResponseInfo info) {
        return info.headers()
                .firstValue("ETag")
                .filter(tag -> STRONG_TAG.matcher(tag).matches());
    }

    private void refuse(int status) throws IOException {
        if (begun > 0 && (status == 206 || status == 416)) {
            part.delete();
            throw new IOException("cannot be continued at byte " + begun);
        }
        throw new ChannelException("HTTP status " + status);
    }

    private void say(long taken) {
        client.look()
                .say("downloading " + uri.getPath().replaceFirst(".*/", "") + " from " + uri.getHost() + ": "
                        + megabytes(begun + taken) + " of " + (whole.isPresent() ? megabytes(whole.getAsLong()) : "?")
                        + " MB");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
