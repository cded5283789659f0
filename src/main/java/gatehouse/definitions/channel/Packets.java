package gatehouse.definitions.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** Reads OpenPGP packets, armored or not, within bounds. Stateless. */
final class Packets {
    private static final int MAX_SIGNATURE_BYTES = 64 << 10;
    private static final int MAX_SIGNATURES = 16;
    private static final int MAX_CERTIFICATE_BYTES = 256 << 10;
    private static final int MAX_OBJECTS = 256;

    private Packets() {}

    /** The signatures of a file, at least one. */
    static List<DataSignature> signatures(byte[] file) throws ChannelException {
        if (file.length == 0) {
            throw new ChannelException("there is no signature: its file is empty");
        }
        if (file.length > MAX_SIGNATURE_BYTES) {
            throw new ChannelException("the signature is larger than " + MAX_SIGNATURE_BYTES + " bytes");
        }
        List<DataSignature> found = new ArrayList<>();
        try {
            for (Object read : objects(file)) {
                if (read instanceof PGPSignatureList list) {
                    list.forEach(signature -> found.add(new DataSignature(signature)));
                }
            }
        } catch (IOException e) {
            throw new ChannelException("the signature is damaged: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new ChannelException("there is no signature in its file: no OpenPGP signature packet");
        }
        if (found.size() > MAX_SIGNATURES) {
            throw new ChannelException("there are more than " + MAX_SIGNATURES + " signatures");
        }
        return found;
    }

    /** The public keys of a file; none when it cannot be read, for another may have what is needed. */
    static List<PGPPublicKeyRing> certificates(byte[] file) {
        if (file.length > MAX_CERTIFICATE_BYTES) {
            return List.of();
        }
        try {
            return objects(file).stream()
                    .filter(PGPPublicKeyRing.class::isInstance)
                    .map(PGPPublicKeyRing.class::cast)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** One armored block may follow another, as when files were joined. */
    private static List<Object> objects(byte[] file) throws IOException {
        InputStream in = new ByteArrayInputStream(file);
        List<Object> found = new ArrayList<>();
        try {
            while (in.available() > 0) {
                PGPObjectFactory packets = new BcPGPObjectFactory(PGPUtil.getDecoderStream(in));
                for (Object next = packets.nextObject(); next != null; next = packets.nextObject()) {
                    found.add(next);
                    if (found.size() > MAX_OBJECTS) {
                        throw new IOException("more than " + MAX_OBJECTS + " packets");
                    }
                }
            }
        } catch (RuntimeException e) {
            // The library's parser lets some of them out for packets that no honest program writes.
            throw new IOException("not understood: " + e, e);
        }
        return found;
    }
}
