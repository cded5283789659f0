package gatehouse.definitions.channel;

import gatehouse.settings.DefinitionsSettings;
import gatehouse.settings.DefinitionsSettings.Channel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Asks channels for their newest version and downloads it: over sa-update's protocol (version and mirrors by DNS), from a
 * folder over HTTP without DNS, or from a folder of this machine. For one thread at a time; interrupting it ends what it does.
 */
public final class ChannelClient {
    static final Pattern VERSION = Pattern.compile("\\d{1,15}");

    private static final int SHOWN = 80;

    private final DefinitionsSettings settings;
    private final Path keys;
    private final Path work;
    private final Consumer<String> progress;
    private final Patience patience;

    /**
     * A client for one state of the settings.
     *
     * @param keys folder of public keys, {@code *.asc}; which of them count, the channels' fingerprints say
     * @param work folder for what is kept between two looks: unfinished archives, lists of mirrors
     * @param progress takes a few words on what is being done now
     */
    public ChannelClient(DefinitionsSettings settings, Path keys, Path work, Consumer<String> progress) {
        this(settings, keys, work, progress, Patience.usual());
    }

    ChannelClient(DefinitionsSettings settings, Path keys, Path work, Consumer<String> progress, Patience patience) {
        this.settings = settings;
        this.keys = keys;
        this.work = work;
        this.progress = progress;
        this.patience = patience;
    }

    /** The newest version that the channel has. */
    public long newestVersion(Channel channel) throws ChannelException, InterruptedException {
        try {
            return version(source(channel, look()).newestVersion());
        } catch (ChannelException e) {
            throw new ChannelException(channel.location() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Downloads a version, verifies it, and unpacks it.
     *
     * @param into an empty folder; it holds nothing of use when this fails
     */
    public Delivery fetch(Channel channel, long version, Path into) throws ChannelException, InterruptedException {
        try {
            Look look = look();
            return new Fetching(channel, version, keys, part(channel), look).run(source(channel, look), into);
        } catch (ChannelException e) {
            throw new ChannelException(channel.location() + ": " + e.getMessage(), e);
        }
    }

    private Look look() {
        return new Look(settings.downloadTime(), patience, progress);
    }

    private Source source(Channel channel, Look look) {
        String location = channel.location();
        if (WebAddress.FORM.matcher(location).matches()) {
            return FolderSource.of(
                    new WebFolder(client(look), WebAddress.folder(location).orElseThrow()), kept(channel, ".VERSION"));
        }
        if (Path.of(location).isAbsolute()) {
            return FolderSource.of(new LocalFolder(Path.of(location), look));
        }
        DnsTexts dns = new DnsTexts(settings.dnsServers(), look);
        return new DomainSource(location, dns, client(look), kept(channel, ".MIRRORED.BY"), part(channel));
    }

    private WebClient client(Look look) {
        return new WebClient(settings.proxy(), look);
    }

    private KeptText kept(Channel channel, String ending) {
        return new KeptText(work, name(channel) + ending);
    }

    private PartFile part(Channel channel) {
        return new PartFile(work, name(channel));
    }

    /** What a channel's files are called in the work folder: fit for every file system, and different for different channels. */
    private static String name(Channel channel) {
        String readable = channel.location().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "_");
        return readable.substring(0, Math.min(SHOWN, readable.length()))
                + String.format("-%08x", channel.location().hashCode());
    }

    private static long version(String text) throws ChannelException {
        if (!VERSION.matcher(text).matches()) {
            throw new ChannelException(
                    "names no version of up to 15 digits, but " + text.substring(0, Math.min(SHOWN, text.length())));
        }
        return Long.parseLong(text);
    }
}
