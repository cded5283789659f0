package gatehouse.antivirus;

import gatehouse.mail.Content;
import gatehouse.scan.Deadline;
import gatehouse.scan.Finding;
import gatehouse.settings.AntivirusSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Scans with the clamds of the settings, in their order of preference: when one gives no valid answer the next is asked,
 * as long as the deadline allows. A clamd that fails again and again is left alone for a while. Only clamd's exact
 * {@code OK} is clean, only a virus that it names is a virus; whatever else it may do is {@link
 * Finding.AntivirusUnavailable}.
 *
 * <p>Safe for use by several threads; holds no connection and no thread between scans, so needs no closing.
 */
public final class ClamdScanner implements VirusScanner {
    private static final Duration VERSION_INTERVAL = Duration.ofMinutes(1);

    private final long maxStreamBytes;
    private final List<ClamdServer> servers;

    /**
     * @param watchdogs closes connections whose time is over. Its tasks are short and most are cancelled: it should remove
     *     cancelled tasks from its queue at once.
     */
    public ClamdScanner(AntivirusSettings settings, ScheduledExecutorService watchdogs) {
        this(settings, watchdogs, VERSION_INTERVAL);
    }

    ClamdScanner(AntivirusSettings settings, ScheduledExecutorService watchdogs, Duration versionInterval) {
        maxStreamBytes = settings.maxStreamBytes();
        servers = settings.servers().stream()
                .map(server -> new ClamdServer(server, settings, watchdogs, versionInterval))
                .toList();
    }

    @Override
    public Optional<Finding> scan(String where, Content content, Deadline deadline) throws IOException {
        if (content.size() > maxStreamBytes) {
            String detail = content.size() + " bytes, the antivirus accepts " + maxStreamBytes;
            return Optional.of(new Finding.Unscannable(where, Finding.Cause.TOO_LARGE, detail));
        }
        List<String> failures = new ArrayList<>();
        for (ClamdServer server : servers) {
            try {
                return server.scan(content, deadline).map(name -> new Finding.Virus(where, name));
            } catch (ClamdException e) {
                failures.add(server + " " + e.getMessage());
            }
        }
        return Optional.of(new Finding.AntivirusUnavailable(where, String.join("; ", failures)));
    }

    @Override
    public boolean probe() {
        // Each of them, not only up to the first that works: the status is about all.
        return servers.stream().filter(ClamdServer::probe).count() > 0;
    }

    @Override
    public AntivirusStatus status() {
        return new AntivirusStatus(servers.stream().map(ClamdServer::status).toList());
    }
}
