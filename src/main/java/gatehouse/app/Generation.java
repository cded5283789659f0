package gatehouse.app;

import gatehouse.antispam.SpamScanner;
import gatehouse.antivirus.VirusScanner;
import gatehouse.pipeline.MessageFlow;
import gatehouse.pipeline.Tags;
import gatehouse.settings.Settings;
import java.util.List;

/**
 * What is built from one state of the settings database, and replaced as a whole when that changes. A message is taken
 * through the flow of one generation from beginning to end.
 *
 * @param warnings the settings that were refused, a line each
 */
record Generation(
        Settings settings,
        List<String> warnings,
        VirusScanner antivirus,
        SpamScanner antispam,
        Tags tags,
        MessageFlow flow) {}
