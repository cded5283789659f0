package gatehouse.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testing.SpamAssassinRules;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the differences between two generations. */
class GenerationDiffTest {
    private static final String OLD = """
            body STAYS /stays/
            score STAYS 1.5
            body DEARER /dearer/
            score DEARER 1
            body CHANGES /old/
            score CHANGES 2.25
            meta BOTH STAYS && DEARER
            body GOES /goes/
            score GOES 0.1
            body __PART /part/
            freemail_domains one.example two.example
            """;

    private static final String NEW = """
            # Elsewhere in the file, and described: no change
            body STAYS /stays/
            describe STAYS Still there
            score STAYS 1.5
            body DEARER /dearer/
            score DEARER 4.5
            body CHANGES /new/
            score CHANGES 2.25
            meta BOTH STAYS || DEARER
            body COMES /comes/
            describe COMES Comes now
            score COMES -3
            body __PART /other part/
            freemail_domains one.example two.example three.example
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldTellWhatMattersMostFirst() throws IOException {
        assertThat(diff(OLD, NEW, 50))
                .containsExactly(
                        "+1 rule, -1 rule, 1 points changed, 3 definitions changed, 1 list of other lines changed",
                        "  points   DEARER            1.000 -> 4.500",
                        "  new      COMES             -3.000  Comes now",
                        "  changed  CHANGES           2.250  00-local/local.cf:7",
                        "  changed  BOTH              1.000  00-local/local.cf:9",
                        "  gone     GOES              0.100",
                        "  changed  __PART            00-local/local.cf:13",
                        "  lines    freemail_domains  +1 -1");
    }

    @Test
    void shouldTellThatNothingChanged() throws IOException {
        assertThat(diff(OLD, "\n\n" + OLD, 50))
                .containsExactly("+0 rules, -0 rules, 0 points changed, 0 definitions changed");
    }

    @Test
    void shouldTellOnlySoMuch() throws IOException {
        String many = IntStream.range(0, 500)
                .mapToObj(number -> "body R_" + number + " /x/\nscore R_" + number + " " + number)
                .collect(Collectors.joining("\n"));

        List<String> lines = diff(OLD, OLD + many, 3);

        assertThat(lines).hasSize(5).last().isEqualTo("  and 497 more");
        assertThat(lines.get(0)).startsWith("+500 rules, -0 rules");
        assertThat(lines.get(1)).contains("R_499");
    }

    @Test
    void shouldKeepToLinesOfSomeLength() throws IOException {
        String hostile = "body LONG /x/\ndescribe LONG a\u0007\u001b[2J\u2028" + "x".repeat(10_000) + "\n";

        List<String> lines = diff(OLD, OLD + hostile, 3);

        assertThat(lines).hasSize(2).allMatch(line -> line.length() < 200 && line.matches("\\P{Cntrl}*"));
        assertThat(lines.get(1)).doesNotContain("\u2028");
    }

    @Test
    void shouldCompareTheStockRules() throws IOException {
        Path stock = folder.resolve("stock/rules/00-stock");
        copy(SpamAssassinRules.required(), stock);
        StoredGeneration before = stored(folder.resolve("stock"));
        Path changed = folder.resolve("changed/rules/00-stock");
        copy(SpamAssassinRules.required(), changed);
        Files.writeString(changed.resolve("99_more.cf"), "score MISSING_SUBJECT 7.125\n");

        List<String> lines = GenerationDiff.lines(before, stored(folder.resolve("changed")), 10);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("  points   MISSING_SUBJECT").endsWith(" -> 7.125");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.{pre,cf}")) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private List<String> diff(String old, String now, int most) throws IOException {
        return GenerationDiff.lines(generation("old", old), generation("new", now), most);
    }

    private StoredGeneration generation(String name, String rules) throws IOException {
        Path local = Files.createDirectories(folder.resolve(name).resolve("rules/00-local"));
        Files.writeString(local.resolve("local.cf"), rules);
        return stored(folder.resolve(name));
    }

    private static StoredGeneration stored(Path folder) {
        return new StoredGeneration(Generations.provenance(1, Instant.EPOCH), folder);
    }
}
