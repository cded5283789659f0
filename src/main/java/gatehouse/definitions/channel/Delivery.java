package gatehouse.definitions.channel;

import java.time.Instant;

/**
 * One version of a channel's definitions, downloaded and verified. Immutable.
 *
 * @param channel its location, as the settings name it
 * @param origin the URL or file that the archive came from
 * @param sha256 of the archive, in hexadecimal
 * @param signedBy the fingerprint of the key that made the signature, in upper case
 * @param signed when it was signed, as the signature says
 */
public record Delivery(String channel, long version, String origin, String sha256, String signedBy, Instant signed) {}
