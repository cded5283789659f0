package gatehouse.antispam.text;

import java.util.BitSet;

/** A set of octets. Immutable; safe for threads. */
final class OctetSet {
    private final BitSet octets;

    private OctetSet(BitSet octets) {
        this.octets = octets;
    }

    static OctetSet of(String octets) {
        return new OctetSet(new BitSet()).with(octets);
    }

    OctetSet with(String more) {
        BitSet all = (BitSet) octets.clone();
        more.chars().forEach(all::set);
        return new OctetSet(all);
    }

    OctetSet withNonAscii() {
        BitSet all = (BitSet) octets.clone();
        all.set(0x80, 0x100);
        return new OctetSet(all);
    }

    boolean contains(char octet) {
        return octets.get(octet);
    }
}
