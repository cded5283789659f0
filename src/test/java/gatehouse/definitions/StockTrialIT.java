package gatehouse.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.CompileBudget;
import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetLoader;
import gatehouse.report.VerdictRecords;
import gatehouse.settings.Settings;
import gatehouse.testing.SpamAssassinRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundled messages, the rules of this project and the stock rules of SpamAssassin get on with each other. */
class StockTrialIT {
    private static final Logger LOG = LoggerFactory.getLogger(StockTrialIT.class);

    @TempDir
    private Path folder;

    @Test
    void shouldPassTheStockRulesAndOurs() throws Exception {
        RuleGeneration stock = load(SpamAssassinRules.required());
        RuleGeneration ours = load(Path.of("config/rules"));
        try (VerdictRecords past = VerdictRecords.open(folder.resolve("verdicts.mv"))) {
            Trial trial = new Trial(past);

            passes(trial.run(stock, Optional.of(ours), false, Settings.defaults()));
            passes(trial.run(stock, Optional.of(stock), true, Settings.defaults()));
            passes(trial.run(ours, Optional.of(ours), true, Settings.defaults()));
            passes(trial.run(ours, Optional.empty(), false, Settings.defaults()));
        }
    }

    private static void passes(TrialReport report) {
        report.lines().forEach(LOG::info);
        assertThat(report.lines()).first().isEqualTo("passed");
    }

    private static RuleGeneration load(Path rules) throws IOException {
        return new RuleSetLoader().load(List.of(rules), new CompileBudget(Duration.ofMinutes(5)));
    }
}
