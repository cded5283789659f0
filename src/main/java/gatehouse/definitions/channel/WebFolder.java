package gatehouse.definitions.channel;

import gatehouse.definitions.channel.BoundedBody.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.util.Map;
import java.util.Optional;

/** A folder of a web server. For one thread. */
final class WebFolder implements Folder {
    private final WebClient client;
    private final URI folder;

    WebFolder(WebClient client, URI folder) {
        this.client = client;
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(String name) throws ChannelException, InterruptedException {
        URI uri = folder.resolve(name);
        return client.persist(uri, () -> read(uri));
    }

    @Override
    public void copy(String name, PartFile to) throws ChannelException, InterruptedException {
        new ArchiveDownload(client, folder.resolve(name), to).run();
    }

    @Override
    public String locate(String name) {
        return folder.resolve(name).toString();
    }

    /** The text of a small file, which is only transferred when it has changed. */
    String refresh(KeptText kept, String name) throws ChannelException, InterruptedException {
        return kept.refresh(client, folder.resolve(name));
    }

    private Optional<byte[]> read(URI uri) throws IOException, InterruptedException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Target target = new Target(Channels.newChannel(content), MAX_SMALL);
        int status = client.get(
                        uri,
                        Map.of(),
                        info -> Optional.of(target).filter(wanted -> info.statusCode() == 200),
                        taken -> {})
                .statusCode();
        return switch (status) {
            case 200 -> Optional.of(content.toByteArray());
            case 404, 410 -> Optional.empty();
            default -> throw new ChannelException("HTTP status " + status);
        };
    }
}
