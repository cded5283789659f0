package gatehouse.definitions.channel;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A channel of sa-update's protocol: the DNS tells the newest version for a version of SpamAssassin, and where the list of mirrors
 * is. The list is kept for a week, or until no mirror of it works. For one thread.
 */
final class DomainSource implements Source {
    /** The version of SpamAssassin that the engine claims to be, reversed as names in the DNS are. */
    static final String REVERSED_VERSION = "1.0.4";

    private static final Duration LIST_AGE = Duration.ofDays(7);
    private static final int SHOWN_FAILURES = 5;

    private final String domain;
    private final DnsTexts dns;
    private final WebClient client;
    private final KeptText list;
    private final PartFile part;

    /**
     * A channel's source.
     *
     * @param part an archive that is perhaps half here: its mirror is tried first
     */
    DomainSource(String domain, DnsTexts dns, WebClient client, KeptText list, PartFile part) {
        this.domain = domain;
        this.dns = dns;
        this.client = client;
        this.list = list;
        this.part = part;
    }

    @Override
    public String newestVersion() throws ChannelException, InterruptedException {
        return dns.find(REVERSED_VERSION + "." + domain, ChannelClient.VERSION);
    }

    @Override
    public <T> T first(Attempt<T> attempt) throws ChannelException, InterruptedException {
        String known = mirrors();
        try {
            return first(known, attempt);
        } catch (ChannelException e) {
            Optional<String> other = renewed(e).filter(text -> !text.equals(known));
            if (other.isEmpty()) {
                throw e;
            }
            return first(other.get(), attempt);
        }
    }

    @Override
    public Optional<byte[]> key() throws ChannelException, InterruptedException {
        Optional<URI> beside = list.origin();
        return beside.isEmpty()
                ? Optional.empty()
                : new WebFolder(client, beside.get().resolve(".")).read(KeyFiles.KEY);
    }

    private String mirrors() throws ChannelException, InterruptedException {
        Optional<String> kept = list.text();
        if (kept.isPresent() && !list.isOlderThan(LIST_AGE)) {
            return kept.get();
        }
        try {
            return refreshed();
        } catch (ChannelException e) {
            client.look().say(e.getMessage());
            return kept.orElseThrow(() -> e);
        }
    }

    /** The list as it is now; empty when it cannot be had, which is no news beside the failure of all mirrors. */
    private Optional<String> renewed(ChannelException failure) throws InterruptedException {
        try {
            return Optional.of(refreshed());
        } catch (ChannelException e) {
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }

    private String refreshed() throws ChannelException, InterruptedException {
        String url = dns.find("mirrors." + domain, WebAddress.FORM);
        URI uri = WebAddress.parse(url)
                .orElseThrow(() -> new ChannelException("the DNS names no usable URL of the mirrors: " + url));
        return list.refresh(client, uri);
    }

    private <T> T first(String mirrors, Attempt<T> attempt) throws ChannelException, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (Folder mirror : ordered(mirrors)) {
            client.look().check();
            try {
                return attempt.on(mirror);
            } catch (ChannelException e) {
                failures.add(e.getMessage());
                client.look().say(e.getMessage());
            }
        }
        throw new ChannelException("none of " + failures.size() + " mirrors gives it: "
                + String.join("; ", failures.subList(0, Math.min(SHOWN_FAILURES, failures.size()))));
    }

    /** By chance and weight, but the one first from which a part is here. */
    private List<Folder> ordered(String mirrors) throws ChannelException {
        List<Folder> order = new ArrayList<>();
        for (URI mirror : MirrorList.parse(mirrors).shuffled(ThreadLocalRandom.current())) {
            Folder folder = new WebFolder(client, mirror);
            order.add(part.isFrom(folder) ? 0 : order.size(), folder);
        }
        return order;
    }
}
