package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks a message's relays from the nearest to the farthest and sees where trust ends: at the first relay that is in no
 * trusted network and did not authenticate itself. Behind a relay that takes mail from our own users only, all are as it is.
 * For one thread.
 */
final class TrustPath {
    private final TextSettings settings;
    private final List<Relay> relays = new ArrayList<>();
    private boolean inTrusted = true;
    private boolean inInternal = true;
    private boolean behindMsa;

    TrustPath(TextSettings settings) {
        this.settings = settings;
    }

    List<Relay> relays() {
        return relays;
    }

    void add(Relay relay) {
        if (inTrusted && !behindMsa) {
            boolean authenticated = !relay.auth().isEmpty();
            inTrusted = authenticated || settings.isTrusted(relay.ip());
            inInternal &= inTrusted && (authenticated || settings.isInternal(relay.ip()));
        }
        boolean msa = inTrusted && !behindMsa && settings.isMsa(relay.ip());
        behindMsa |= msa;
        relays.add(relay.at(inTrusted, inInternal, msa));
    }

    /** The message was fetched from a mailbox: what it passed after that, on its way to us, is no part of the path. */
    void restart() {
        if (inTrusted) {
            relays.clear();
            inInternal = true;
            behindMsa = false;
        }
    }
}
