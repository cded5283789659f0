package gatehouse.console;

import gatehouse.antivirus.AntivirusStatus;
import gatehouse.pipeline.HoldRule;
import gatehouse.pipeline.SelfTest;
import gatehouse.pipeline.WaitingMessages;
import gatehouse.quarantine.QuarantineDesk;
import gatehouse.report.Report;
import gatehouse.report.VerdictRecords;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the commands show and act on.
 *
 * @param antivirus the state of the clamds now
 * @param settingsWarnings settings that were refused, a line each
 */
public record Desk(
        Instant started,
        String version,
        WaitingMessages waiting,
        Report report,
        VerdictRecords records,
        HoldRule holdRule,
        SelfTest selfTest,
        QuarantineDesk quarantine,
        AntispamDesk antispam,
        DefinitionsDesk definitions,
        Supplier<AntivirusStatus> antivirus,
        Supplier<List<String>> settingsWarnings) {}
