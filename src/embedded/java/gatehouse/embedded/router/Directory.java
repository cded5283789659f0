package gatehouse.embedded.router;

import gatehouse.embedded.nsf.NsfStore;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who gets mail, and where: by Internet address, else by its domain. Safe for use by several threads. */
public final class Directory {
    private final Map<String, Destination> destinations = new ConcurrentHashMap<>();

    public void person(String address, NsfStore mailFile) {
        destinations.put(key(address), new Destination.MailFile(mailFile));
    }

    public void forward(String domainOrAddress, MailServer server) {
        destinations.put(key(domainOrAddress), new Destination.NextServer(server));
    }

    public boolean knows(String address) {
        return find(address).isPresent();
    }

    Optional<Destination> find(String address) {
        String key = key(address);
        String domain = key.substring(key.lastIndexOf('@') + 1);
        return Optional.ofNullable(destinations.getOrDefault(key, destinations.get(domain)));
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
