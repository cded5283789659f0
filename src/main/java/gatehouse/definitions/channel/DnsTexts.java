package gatehouse.definitions.channel;

import gatehouse.settings.AntivirusSettings.Endpoint;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;

/**
 * Finds texts (TXT records) in the DNS, also behind aliases (CNAME). Every server is asked twice before it counts as silent. What
 * an answer says is believed as little as its sender: of its texts exactly one has to be of the form that is looked for. For one
 * thread.
 */
final class DnsTexts {
    private static final int ROUNDS = 2;
    private static final int MAX_ALIASES = 8;
    private static final int SHOWN = 80;

    private final List<InetSocketAddress> servers;
    private final Look look;
    private final DnsTransport transport = new DnsTransport();

    /**
     * Texts as some servers know them.
     *
     * @param servers none: those of the operating system
     */
    DnsTexts(List<Endpoint> servers, Look look) {
        this.servers = servers.isEmpty()
                ? new ResolverConfig().servers()
                : servers.stream()
                        .map(server -> new InetSocketAddress(server.host(), server.port()))
                        .toList();
        this.look = look;
    }

    /** The one text of this form that a name has. */
    String find(String name, Pattern form) throws ChannelException, InterruptedException {
        look.say("asking the DNS for " + name);
        List<String> texts = texts(name);
        List<String> fitting =
                texts.stream().filter(text -> form.matcher(text).matches()).toList();
        if (fitting.size() != 1) {
            throw new ChannelException(
                    "the DNS has no single usable text (TXT) for " + name + ", but " + shortened(texts));
        }
        return fitting.get(0);
    }

    private List<String> texts(String name) throws ChannelException, InterruptedException {
        Name absolute = absolute(name);
        StringBuilder failures = new StringBuilder();
        for (int i = 0; i < ROUNDS * servers.size(); i++) {
            InetSocketAddress server = servers.get(i % servers.size());
            try {
                return ask(server, absolute);
            } catch (ExecutionException e) {
                look.check();
                refuseWhenFinal(name, e.getCause());
                failures.append("; ").append(server).append(": ").append(e.getCause());
            }
        }
        throw new ChannelException("no DNS server answers for " + name + failures);
    }

    private List<String> ask(InetSocketAddress server, Name name)
            throws ChannelException, InterruptedException, ExecutionException {
        if (server.isUnresolved()) {
            throw new ExecutionException(new UnknownHostException(server.getHostString()));
        }
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setIoClientFactory(transport);
        resolver.setTimeout(look.atMost(look.patience().dnsAnswer()));
        LookupSession session = LookupSession.builder()
                .resolver(resolver)
                .executor(Runnable::run)
                .maxRedirects(MAX_ALIASES)
                .build();
        return session.lookupAsync(name, Type.TXT).toCompletableFuture().get().getRecords().stream()
                .filter(TXTRecord.class::isInstance)
                .map(text -> String.join("", ((TXTRecord) text).getStrings()))
                .toList();
    }

    private static void refuseWhenFinal(String name, @Nullable Throwable failure) throws ChannelException {
        if (failure instanceof NoSuchDomainException) {
            throw new ChannelException("the DNS knows no " + name, failure);
        }
    }

    private static Name absolute(String name) throws ChannelException {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new ChannelException("is no domain name: " + e.getMessage(), e);
        }
    }

    private static String shortened(List<String> texts) {
        String all = texts.isEmpty() ? "none" : texts.toString();
        return all.length() > SHOWN ? all.substring(0, SHOWN) + "…" : all;
    }
}
