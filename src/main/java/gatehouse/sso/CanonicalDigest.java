package gatehouse.sso;

import gatehouse.mail.Content;
import gatehouse.mail.HeaderText;
import gatehouse.mail.Mail;
import gatehouse.mail.Part;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The SHA-256 digest that binds a tag to a message.
 *
 * <p>It covers what a recipient sees and what a scan looks at, in a form that survives the way between servers: of the
 * fields From, Message-ID, Subject and Date all values, unfolded, decoded (RFC 2047) and with each run of white space as
 * one space; of each part its path, kind, name, type, charset, length and decoded bytes. So folding and transfer
 * encodings do not matter, which servers change, and every byte of a body does. The sender is that of From: the envelope
 * sender is rewritten on the way (forwarding, VERP). Each piece is preceded by its length, each list by its count, and
 * the whole by a version, so that no two messages give the same bytes. Stateless.
 */
public final class CanonicalDigest {
    private static final String VERSION = "gatehouse-digest-1";
    private static final List<String> FIELDS = List.of("From", "Message-ID", "Subject", "Date");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u0000]+");

    private final MessageDigest sha256;
    private final DataOutputStream out;

    private CanonicalDigest() {
        sha256 = newSha256();
        out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
    }

    /** In base64url without padding. Reads every part. */
    public static String of(Mail mail) throws IOException {
        CanonicalDigest digest = new CanonicalDigest();
        digest.add(mail);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.sha256.digest());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void add(Mail mail) throws IOException {
        add(VERSION);
        for (String field : FIELDS) {
            addField(mail, field);
        }
        out.writeInt(mail.parts().size());
        for (Part part : mail.parts()) {
            add(part);
        }
    }

    private void addField(Mail mail, String name) throws IOException {
        List<String> values = mail.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(header -> SPACE.matcher(HeaderText.decode(header.value()))
                        .replaceAll(" ")
                        .strip())
                .toList();
        out.writeInt(values.size());
        for (String value : values) {
            add(value);
        }
    }

    private void add(Part part) throws IOException {
        add(part.path());
        add(part.kind().name());
        add(part.name().orElse(""));
        add(part.declaredType());
        add(part.charset().orElse(""));
        add(part.content());
    }

    private void add(Content content) throws IOException {
        out.writeLong(content.size());
        try (InputStream in = content.open()) {
            if (in.transferTo(out) != content.size()) {
                throw new IOException("a part changed its size while it was read");
            }
        }
    }

    private void add(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
