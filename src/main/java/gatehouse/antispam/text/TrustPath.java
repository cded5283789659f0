package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks a message's relays from the nearest to the farthest and sees where trust ends: at the first relay that is in no
 * trusted network and did not authenticate itself. Behind a relay that takes mail from our own users only, all are as it is.
 * For one thread.
 */
final class TrustPath {
    private final Networks networks;
    private final List<Relay> relays = new ArrayList<>();
    private Optional<HeaderField> firstUntrusted = Optional.empty();
    private Optional<HeaderField> firstExternal = Optional.empty();
    private boolean inTrusted = true;
    private boolean inInternal = true;
    private boolean behindMsa;

    TrustPath(Networks networks) {
        this.networks = networks;
    }

    List<Relay> relays() {
        return relays;
    }

    /** The Received field of the first relay that is not trusted. */
    Optional<HeaderField> firstUntrusted() {
        return firstUntrusted;
    }

    /** The Received field of the first relay that is not internal. */
    Optional<HeaderField> firstExternal() {
        return firstExternal;
    }

    void add(Relay relay, Optional<HeaderField> received) {
        if (inTrusted && !behindMsa) {
            boolean authenticated = !relay.auth().isEmpty();
            inTrusted = authenticated || networks.isTrusted(relay.ip());
            inInternal &= inTrusted && (authenticated || networks.isInternal(relay.ip()));
        }
        boolean msa = inTrusted && !behindMsa && networks.isMsa(relay.ip());
        behindMsa |= msa;
        relays.add(relay.at(inTrusted, inInternal, msa));
        firstUntrusted = firstUntrusted.or(() -> inTrusted ? Optional.empty() : received);
        firstExternal = firstExternal.or(() -> inInternal ? Optional.empty() : received);
    }

    /** The message was fetched from a mailbox: what it passed after that, on its way to us, is no part of the path. */
    void restart() {
        if (inTrusted) {
            relays.clear();
            firstExternal = Optional.empty();
            inInternal = true;
            behindMsa = false;
        }
    }
}
