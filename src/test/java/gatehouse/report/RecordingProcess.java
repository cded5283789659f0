package gatehouse.report;

import java.nio.file.Path;

/** A process that keeps verdicts, commits each, says so, and is killed or runs out of disk. */
final class RecordingProcess {
    private RecordingProcess() {}

    public static void main(String[] arguments) {
        VerdictRecords records = VerdictRecords.open(Path.of(arguments[0]));
        int most = Integer.parseInt(arguments[1]);
        for (int i = 0; i < most; i++) {
            records.add(Verdicts.number(i));
            records.commit();
            System.out.println("committed " + i + ", lost " + records.lost());
        }
        records.add(Verdicts.number(most));
        System.out.println("uncommitted");
        Runtime.getRuntime().halt(1);
    }
}
