package gatehouse.proof;

import gatehouse.antispam.CompileBudget;
import gatehouse.antispam.Hit;
import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetLoader;
import gatehouse.definitions.StoredGeneration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Rules of some hundred kilobytes, of which one tells by its name, when it hits, which number they have: so that what is compiled shows
 * what it was made of. Static functions only.
 */
final class NumberedRules {
    private static final int FILES = 6;
    private static final int RULES_OF_FILE = 25;
    private static final int COMMENT_BYTES = 300;
    private static final String NAME = "NUMBER_";
    private static final byte[] MESSAGE =
            "From: ann@example.org\nSubject: x\n\nA numbered message.\n".getBytes(StandardCharsets.US_ASCII);

    private NumberedRules() {}

    /** Writes the files of a number into a folder, which is made. */
    static void write(Path folder, long number) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(number);
        int files = isPoor(number) ? FILES / 2 : FILES;
        for (int file = 0; file < files; file++) {
            StringBuilder text = new StringBuilder(
                    "body " + NAME + number + " /numbered message/\nscore " + NAME + number + " 0.001\n");
            for (int rule = 0; rule < RULES_OF_FILE; rule++) {
                text.append("# ").append(noise(random)).append('\n');
                text.append("body FILLING_")
                        .append(file * RULES_OF_FILE + rule)
                        .append(" /unusual ")
                        .append(file)
                        .append(" words ")
                        .append(rule)
                        .append("/\n");
            }
            Files.writeString(folder.resolve(file + "0_rules.cf"), text);
        }
    }

    /** Whether half of the rules are missing: a person has to look at an update to these. */
    static boolean isPoor(long number) {
        return number > 0 && number % 5 == 0;
    }

    /** So that archives are not small. */
    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < COMMENT_BYTES; i++) {
            noise.append((char) ('!' + random.nextInt(90)));
        }
        return noise.toString().repeat(8);
    }

    /** The number of a generation, by its id. */
    static long number(StoredGeneration generation) {
        return Long.parseLong(generation.id().substring(0, generation.id().indexOf('-')));
    }

    /** Compiles a generation, scores a message by it, and tells what is wrong with the result; empty when nothing is. */
    static List<String> faults(StoredGeneration generation) throws IOException, InterruptedException {
        RuleGeneration rules =
                new RuleSetLoader().load(generation.ruleFolders(), new CompileBudget(Duration.ofMinutes(1)));
        List<String> hits =
                rules.rules().score(MESSAGE).hits().stream().map(Hit::rule).toList();
        List<String> faults = new ArrayList<>();
        if (!rules.id().equals(generation.id())) {
            faults.add(generation.id() + " has the files of " + rules.id());
        }
        if (!hits.contains(NAME + number(generation))) {
            faults.add(generation.id() + " hits " + hits);
        }
        return faults;
    }
}
