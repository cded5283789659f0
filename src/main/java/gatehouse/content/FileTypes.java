package gatehouse.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * True types of files, by their first bytes alone: neither name nor declared type has a say. Zip and OLE2 containers
 * are told apart by those who walk them; Tika's own container detectors would parse them without limits. Immutable and
 * thread safe.
 */
final class FileTypes {
    /** Bytes that a type is judged by: the magic of an ISO image, the farthest out, is at 32,769. */
    static final int HEAD = 36 << 10;

    /** Forbidding one of these means the plain thing, not everything that is built upon it. */
    private static final Set<MediaType> CARRIERS = Set.of(
            MediaType.OCTET_STREAM,
            MediaType.TEXT_PLAIN,
            MediaType.APPLICATION_XML,
            MediaType.APPLICATION_ZIP,
            MediaType.application("gzip"),
            MediaType.application("x-tika-msoffice"));

    /** What Tika knows by name only, or not in all forms. */
    private static final Map<MediaType, Predicate<byte[]>> MISSING = Map.of(
            MediaType.application("x-ms-shortcut"), Signatures::isShortcut,
            MediaType.application("x-lzma"), Signatures::isLzma,
            MediaType.application("x-tar"), Signatures::isTar);

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private final MediaTypeRegistry registry = types.getMediaTypeRegistry();

    MediaType detect(byte[] head) {
        for (Map.Entry<MediaType, Predicate<byte[]>> signature : MISSING.entrySet()) {
            if (signature.getValue().test(head)) {
                return signature.getKey();
            }
        }
        try {
            return types.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    /** The type as the registry names it, whatever alias was used. */
    MediaType parse(String name) {
        MediaType type = MediaType.parse(name);
        return type == null ? MediaType.OCTET_STREAM : registry.normalize(type);
    }

    /** Whether {@code type} is {@code general}, or a special form of it. */
    boolean isA(MediaType type, MediaType general) {
        return type.equals(general)
                || (!CARRIERS.contains(general)
                        && (registry.isInstanceOf(type, general)
                                || type.toString().startsWith(general + "-")));
    }

    /** The type itself, then what it is built upon, the most special first. */
    List<MediaType> lineage(MediaType type) {
        List<MediaType> lineage = new ArrayList<>();
        for (MediaType next = registry.normalize(type); next != null; next = registry.getSupertype(next)) {
            lineage.add(next.getBaseType());
        }
        return lineage;
    }

    /** Reading the first type costs a third of a second, the following ones a third of a millisecond. */
    void warmUp() {
        detect("<?xml version=\"1.0\"?><root/>".getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether this can only be text: no character that text does not have. ISO-2022 needs the escape. */
    static boolean isPlainText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b) {
                return false;
            }
        }
        return true;
    }
}
