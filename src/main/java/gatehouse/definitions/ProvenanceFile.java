package gatehouse.definitions;

import gatehouse.definitions.channel.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A generation's provenance as the file {@code provenance} beside its rules. For one reading. */
final class ProvenanceFile {
    static final String NAME = "provenance";
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_RULES = 1_000_000;

    private String id = "";
    private Instant made = Instant.EPOCH;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private int rules;
    private final List<String> trial = new ArrayList<>();

    private ProvenanceFile() {}

    static void write(Path folder, Provenance provenance) throws IOException {
        byte[] bytes = text(provenance).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("The provenance of generation " + provenance.id() + " is larger than " + MOST_BYTES
                    + " bytes: there are too many channels or folders");
        }
        DurableFiles.write(folder.resolve(NAME), bytes);
    }

    static Provenance read(Path folder) throws IOException {
        byte[] bytes = DurableFiles.read(folder.resolve(NAME), MOST_BYTES)
                .orElseThrow(() -> new IOException(NAME + " is missing"));
        ProvenanceFile file = new ProvenanceFile();
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            file.accept(Fields.parse(line));
        }
        return new Provenance(file.id, file.made, file.deliveries, file.folders, file.rules, file.trial);
    }

    private static String text(Provenance provenance) {
        StringBuilder text = new StringBuilder()
                .append(Fields.line("id", provenance.id()))
                .append(Fields.line("made", provenance.made()))
                .append(Fields.line("rules", provenance.rules()));
        provenance.deliveries().forEach(delivery -> text.append(line(delivery)));
        provenance.folders().forEach(folder -> text.append(Fields.line("folder", folder)));
        provenance.trial().forEach(line -> text.append(Fields.line("trial", line)));
        return text.toString();
    }

    private static String line(Delivery delivery) {
        return Fields.line(
                "delivery",
                delivery.channel(),
                delivery.version(),
                delivery.origin(),
                delivery.sha256(),
                delivery.signedBy(),
                delivery.signed());
    }

    private void accept(Fields line) throws IOException {
        switch (line.name()) {
            case "id" -> id = line.id(1);
            case "made" -> made = line.time(1);
            case "rules" -> rules = (int) Math.min(line.number(1), MOST_RULES);
            case "delivery" -> deliveries.add(delivery(line));
            case "folder" -> folders.add(line.text(1));
            case "trial" -> trial.add(line.text(1));
            default -> {
                // Of a later Gatehouse, since the manifest says that the file is as it was written.
            }
        }
    }

    private static Delivery delivery(Fields line) throws IOException {
        return new Delivery(line.text(1), line.number(2), line.text(3), line.text(4), line.text(5), line.time(6));
    }
}
