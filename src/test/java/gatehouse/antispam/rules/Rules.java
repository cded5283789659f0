package gatehouse.antispam.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rule files of tests, written into a folder. */
final class Rules {
    private Rules() {}

    static RuleSetModel parse(Path folder, String... lines) throws IOException {
        write(folder, "rules.cf", lines);
        return new RuleSetParser().parse(folder);
    }

    static void write(Path folder, String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
    }
}
