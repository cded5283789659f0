package gatehouse.antispam.text;

/**
 * One hop of a message, as a Received field tells it. Immutable.
 *
 * @param ip of the sender, always there
 * @param rdns the name that the receiver looked up, or nothing
 * @param helo what the sender called itself, or nothing
 * @param by the receiver, or nothing
 * @param ident of the sender, or nothing
 * @param envfrom the envelope sender, or nothing
 * @param id the receiver's queue id, or nothing
 * @param auth the kind of authentication, or nothing
 */
record Relay(IpAddress ip, String rdns, String helo, String by, String ident, String envfrom, String id, String auth) {

    /** From the receiving host to itself: no hop of the message. */
    boolean isOfHostItself() {
        return ip.text().equals("127.0.0.1") || ip.text().equals("::1");
    }

    String text(boolean internal, boolean msa) {
        return "[ ip=" + ip.text() + " rdns=" + rdns + " helo=" + helo + " by=" + by + " ident=" + ident + " envfrom="
                + envfrom + " intl=" + (internal ? 1 : 0) + " id=" + id + " auth=" + auth + " msa=" + (msa ? 1 : 0)
                + " ]";
    }
}
