package gatehouse.embedded.router;

import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings one note of a mail.box to all its recipients. May be repeated after a crash: each copy has a UNID that is derived
 * from the mail.box, the note and the destination, and is not made when it is there already. Used by one thread, once.
 */
final class Delivery {
    private final NsfStore box;
    private final Note note;
    private final String serverName;
    private final List<String> unknown = new ArrayList<>();
    private final Map<MailServer, List<String>> forwards = new LinkedHashMap<>();
    private int copies;

    Delivery(NsfStore box, Note note, String serverName) {
        this.box = box;
        this.note = note;
        this.serverName = serverName;
    }

    /** Delivers, and hands on what is for other servers: one copy for each of them. */
    void run(Directory directory) throws IOException {
        List<String> recipients = RoutingItems.recipients(note);
        for (int i = 0; i < recipients.size(); i++) {
            String recipient = recipients.get(i);
            Destination destination = directory.find(recipient).orElse(null);
            if (destination instanceof Destination.MailFile mail) {
                deliver(mail.store(), i + " " + recipient);
            } else if (destination instanceof Destination.NextServer next) {
                forwards.computeIfAbsent(next.server(), server -> new ArrayList<>())
                        .add(recipient);
            } else {
                unknown.add(recipient);
            }
        }
        for (Map.Entry<MailServer, List<String>> forward : forwards.entrySet()) {
            forward(forward.getKey(), forward.getValue());
        }
    }

    /** The recipients that nobody knows. */
    List<String> unknown() {
        return unknown;
    }

    int delivered() {
        return copies;
    }

    int forwarded() {
        return forwards.size();
    }

    private void deliver(NsfStore mailFile, String recipient) throws IOException {
        String unid = deriveUnid(recipient);
        if (mailFile.byUnid(unid).isEmpty()) {
            Note copy = traced();
            RoutingItems.delivered(copy, Instant.now());
            NoteCopy.save(box, copy, mailFile, unid);
            copies++;
        }
    }

    private void forward(MailServer server, List<String> recipients) throws IOException {
        Note copy = traced();
        RoutingItems.recipients(copy, recipients);
        server.deposit(box, copy, deriveUnid(server.name()));
    }

    private Note traced() {
        Note copy = new Note(note.unid(), 0, 0, note.created(), note.modified(), false, note.items());
        RoutingItems.clearState(copy);
        RoutingItems.trace(copy, serverName, Instant.now());
        return copy;
    }

    private String deriveUnid(String destination) {
        String key = box.replicaId() + ' ' + note.unid() + ' ' + destination;
        byte[] digest = sha256().digest(key.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(digest, 16));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
