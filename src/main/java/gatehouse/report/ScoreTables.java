package gatehouse.report;

import gatehouse.antispam.ScoreTable;
import gatehouse.antispam.ScoreTable.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.h2.mvstore.MVMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The score tables of the latest generations, each compressed, in the order in which they came. Safe for use by several threads. */
final class ScoreTables {
    private static final Logger LOG = LoggerFactory.getLogger(ScoreTables.class);
    private static final int MOST = 50;
    /** Longer than any line that shows one. */
    private static final int LONGEST_DESCRIPTION = 300;

    private static final int MOST_RULES = 1_000_000;

    private final MVMap<Long, byte[]> map;
    private final Map<String, Long> keys = new LinkedHashMap<>();

    ScoreTables(MVMap<Long, byte[]> map) throws IOException {
        this.map = map;
        for (Map.Entry<Long, byte[]> table : map.entrySet()) {
            keys.put(data(table.getValue()).readUTF(), table.getKey());
        }
    }

    /** Adds one, or makes it the latest; the oldest makes room, but not the one that gives verdicts now. */
    synchronized void add(ScoreTable scores, String judging) throws IOException {
        byte[] bytes = encode(scores);
        long key = map.isEmpty() ? 1 : map.lastKey() + 1;
        remove(scores.generation());
        map.put(key, bytes);
        keys.put(scores.generation(), key);
        if (keys.size() > MOST) {
            keys.keySet().stream().filter(id -> !id.equals(judging)).findFirst().ifPresent(this::remove);
        }
    }

    synchronized Optional<ScoreTable> find(String generation) {
        Long key = keys.get(generation);
        byte[] bytes = key == null ? null : map.get(key);
        try {
            return bytes == null ? Optional.empty() : Optional.of(decode(bytes));
        } catch (IOException e) {
            LOG.warn("The scores of {} are damaged and thrown away: {}", generation, e.toString());
            remove(generation);
            return Optional.empty();
        }
    }

    /** Latest first. */
    synchronized List<String> generations() {
        List<String> ids = new ArrayList<>();
        keys.keySet().forEach(id -> ids.add(0, id));
        return ids;
    }

    private void remove(String generation) {
        Long key = keys.remove(generation);
        if (key != null) {
            map.remove(key);
        }
    }

    private static byte[] encode(ScoreTable scores) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeUTF(scores.generation());
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(scores.rules().size());
            for (Map.Entry<String, Entry> rule : scores.rules().entrySet()) {
                out.writeUTF(rule.getKey());
                out.writeDouble(rule.getValue().points());
                out.writeUTF(cut(rule.getValue().description()));
            }
        }
        return bytes.toByteArray();
    }

    private static ScoreTable decode(byte[] bytes) throws IOException {
        DataInputStream head = data(bytes);
        String generation = head.readUTF();
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(head))) {
            int count = in.readInt();
            if (count < 0 || count > MOST_RULES) {
                throw new IOException("there are no " + count + " rules in a table");
            }
            Map<String, Entry> rules = new HashMap<>();
            for (int i = 0; i < count; i++) {
                rules.put(in.readUTF(), new Entry(in.readDouble(), in.readUTF()));
            }
            return new ScoreTable(generation, rules);
        }
    }

    private static DataInputStream data(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static String cut(String description) {
        return description.length() <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, LONGEST_DESCRIPTION);
    }
}
