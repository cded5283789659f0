package gatehouse.antispam.text;

import java.util.List;
import java.util.Optional;

/**
 * What the rules' settings say of texts. Immutable; safe for threads.
 *
 * @param networks whom to trust
 * @param envelopeSender the field in which our servers keep the envelope sender, where it is a certain one
 * @param originatingAddresses fields in which web servers name the address of the client
 * @param redirectors of URIs
 * @param registries which names of hosts can be, and whose they are
 */
public record TextSettings(
        Networks networks,
        Optional<String> envelopeSender,
        List<String> originatingAddresses,
        Redirectors redirectors,
        RegistryBoundaries registries) {
    public TextSettings {
        originatingAddresses = List.copyOf(originatingAddresses);
    }

    /** With networks of no special servers, and the envelope sender wherever it is. */
    public TextSettings(
            List<Network> trusted, List<Network> internal, Redirectors redirectors, RegistryBoundaries registries) {
        this(new Networks(trusted, internal, List.of()), Optional.empty(), List.of(), redirectors, registries);
    }
}
