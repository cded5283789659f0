package gatehouse.definitions.channel;

import gatehouse.definitions.channel.SignatureVerifier.Signed;
import gatehouse.settings.DefinitionsSettings.Channel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gets one version of a channel: what is small first, since without a checksum and a signature the archive is of no use. What does
 * not stand the checks is deleted, so that no later attempt goes on with it. For one thread.
 */
final class Fetching {
    /** Endings of files and their algorithms, the stronger first; one has to be there, and each that is there has to hold. */
    private static final List<Map.Entry<String, String>> CHECKSUMS =
            List.of(Map.entry(".sha512", "SHA-512"), Map.entry(".sha256", "SHA-256"));

    private final Channel channel;
    private final long version;
    private final String archive;
    private final Path keys;
    private final PartFile part;
    private final Look look;

    /**
     * Of one version.
     *
     * @param keys folder of public keys
     * @param part where the archive is put while it is on its way
     */
    Fetching(Channel channel, long version, Path keys, PartFile part, Look look) {
        this.channel = channel;
        this.version = version;
        this.archive = version + ".tar.gz";
        this.keys = keys;
        this.part = part;
        this.look = look;
    }

    /** Gets it from where the source has it, verifies it and unpacks it. */
    Delivery run(Source source, Path into) throws ChannelException, InterruptedException {
        Delivery delivery = source.first(folder -> get(source, folder));
        try {
            look.say("unpacking " + archive);
            Unpacker.unpack(part.file(), into);
        } finally {
            part.delete();
        }
        look.check();
        return delivery;
    }

    private Delivery get(Source source, Folder folder) throws ChannelException, InterruptedException {
        Map<String, String> checksums = checksums(folder);
        byte[] signature = folder.read(archive + ".asc")
                .orElseThrow(() -> new ChannelException(folder.locate(archive) + " is not signed: it has no .asc"));
        List<byte[]> certificates = certificates(source, folder);
        folder.copy(archive, part);
        try {
            return verified(folder, checksums, signature, certificates);
        } catch (ChannelException e) {
            part.delete();
            throw new ChannelException(folder.locate(archive) + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            part.delete();
            throw e;
        }
    }

    private Map<String, String> checksums(Folder folder) throws ChannelException, InterruptedException {
        Map<String, String> published = new LinkedHashMap<>();
        for (Map.Entry<String, String> checksum : CHECKSUMS) {
            Optional<byte[]> text = folder.read(archive + checksum.getKey());
            text.ifPresent(bytes -> published.put(checksum.getValue(), new String(bytes, StandardCharsets.US_ASCII)));
        }
        if (published.isEmpty()) {
            throw new ChannelException(folder.locate(archive) + " has neither a .sha512 nor a .sha256");
        }
        return published;
    }

    private List<byte[]> certificates(Source source, Folder folder) throws ChannelException, InterruptedException {
        List<byte[]> certificates = new ArrayList<>(KeyFiles.in(keys));
        offered(source, folder).ifPresent(certificates::add);
        return certificates;
    }

    /** A channel need not offer its key: if it is missed in the end, the verifier says so. */
    private Optional<byte[]> offered(Source source, Folder folder) throws InterruptedException {
        try {
            Optional<byte[]> beside = folder.read(KeyFiles.KEY);
            return beside.isPresent() ? beside : source.key();
        } catch (ChannelException e) {
            look.say(e.getMessage());
            return Optional.empty();
        }
    }

    private Delivery verified(Folder folder, Map<String, String> checksums, byte[] signature, List<byte[]> certificates)
            throws ChannelException, InterruptedException {
        look.say("verifying " + archive);
        for (Map.Entry<String, String> checksum : checksums.entrySet()) {
            Checksum.check(part.file(), checksum.getKey(), checksum.getValue());
        }
        Signed signed = SignatureVerifier.verify(part.file(), signature, certificates, channel.keys(), Instant.now());
        look.check();
        return new Delivery(
                channel.location(),
                version,
                folder.locate(archive),
                Checksum.sha256(part.file()),
                signed.fingerprint(),
                signed.at());
    }
}
