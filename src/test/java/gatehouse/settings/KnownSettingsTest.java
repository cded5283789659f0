package gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownSettingsTest {
    private static final Path DOCUMENT = Path.of("docs/settings.md");
    private static final int LONGEST_CELL = 40;

    static List<Setting<?>> settings() {
        return KnownSettings.all();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldReadItsStandardAsItIsWritten(Setting<?> setting) {
        List<String> values = List.of(setting.standardText().split(", "));
        List<String> refused = new ArrayList<>();
        assertThat(setting.type().parse(values, (value, reason) -> refused.add(value + " " + reason)))
                .hasValueSatisfying(parsed -> assertThat(parsed).isEqualTo(setting.standard()));
        assertThat(refused).isEmpty();
    }

    @Test
    void shouldHaveOneSettingForEachComponentOfTheRecords() {
        long components = Stream.of(
                        MailFlowSettings.class,
                        AntivirusSettings.class,
                        ContentSettings.class,
                        AntispamSettings.class,
                        DefinitionsSettings.class,
                        SsoSettings.class,
                        QuarantineSettings.class,
                        ReportSettings.class)
                .mapToLong(record -> record.getRecordComponents().length)
                .sum();
        // The servers' keys are documents of their own.
        assertThat(KnownSettings.all()).hasSize((int) components - 1);
        assertThat(KnownSettings.all()).extracting(Setting::name).doesNotHaveDuplicates();
    }

    /** When this fails after a change of the settings, {@code target/settings.md} is what the table should be. */
    @Test
    void shouldBeDocumentedAsItIs() throws IOException {
        String table = table();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/settings.md"), table);
        assertThat(Files.readString(DOCUMENT)).contains(table);
    }

    private static String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Name", "What", "Default", "Values"));
        StringBuilder lists = new StringBuilder();
        for (Setting<?> setting : KnownSettings.all()) {
            String standard = setting.standardText();
            if (standard.length() > LONGEST_CELL) {
                lists.append("\nThe default of ").append(setting.name()).append(": ");
                lists.append(standard).append(".\n");
                standard = "see below";
            }
            rows.add(List.of(setting.name(), setting.description(), standard, setting.bounds()));
        }
        return align(rows) + lists;
    }

    private static String align(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder table = new StringBuilder(line(rows.get(0), widths));
        table.append(line(List.of("", "", "", ""), widths).replace(' ', '-'));
        rows.subList(1, rows.size()).forEach(row -> table.append(line(row, widths)));
        return table.toString();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(' ')
                    .append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()));
            line.append(" |");
        }
        return line.append('\n').toString();
    }
}
