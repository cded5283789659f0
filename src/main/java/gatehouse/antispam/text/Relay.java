package gatehouse.antispam.text;

/**
 * One hop of a message, as a Received field tells it. Immutable; what is not known is empty.
 *
 * @param ip of the sender, always there
 * @param rdns the name that the receiver looked up
 * @param helo what the sender called itself
 * @param by the receiver
 * @param ident of the sender
 * @param envfrom the envelope sender
 * @param id the receiver's queue id
 * @param auth the kind of authentication
 * @param noReverseDns whether the receiver asked for its name and there was none
 * @param trusted whether what it says of its sender is believed
 * @param internal whether it is one of our own
 * @param msa whether it takes mail from our own users only
 */
public record Relay(
        IpAddress ip,
        String rdns,
        String helo,
        String by,
        String ident,
        String envfrom,
        String id,
        String auth,
        boolean noReverseDns,
        boolean trusted,
        boolean internal,
        boolean msa) {

    /** One of which nothing but the address is known. */
    static Relay of(IpAddress ip) {
        return new Relay(ip, "", "", "", "", "", "", "", false, false, false, false);
    }

    Relay at(boolean trusted, boolean internal, boolean msa) {
        return new Relay(ip, rdns, helo, by, ident, envfrom, id, auth, noReverseDns, trusted, internal, msa);
    }

    /** As rules see it in the pseudo headers. */
    @Override
    public String toString() {
        return "[ ip=" + ip.text() + " rdns=" + rdns + " helo=" + helo + " by=" + by + " ident=" + ident + " envfrom="
                + envfrom + " intl=" + (internal ? 1 : 0) + " id=" + id + " auth=" + auth + " msa=" + (msa ? 1 : 0)
                + " ]";
    }
}
