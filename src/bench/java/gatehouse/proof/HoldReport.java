package gatehouse.proof;

import gatehouse.proof.HoldLog.Held;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what was measured, and judges it. For one thread. */
final class HoldReport {
    private static final double MOST_RATIO = 1.10;

    private final HoldRun run;
    private final SwapProbe.Result swaps;

    HoldReport(HoldRun run, SwapProbe.Result swaps) {
        this.run = run;
        this.swaps = swaps;
    }

    /** True when no bar is missed. */
    boolean print() {
        System.out.printf(
                "%n%-22s %8s %9s %9s %9s %9s %8s %7s %11s %5s %6s%n",
                "", "MESSAGES", "HELD P50", "P99", "P99.9", "LONGEST", "UPDATES", "RESENT", "DUPLICATES", "CPU", "GC");
        List<HoldFigures> all = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            all.add(run.figures(mode));
            print(all.get(all.size() - 1));
        }
        updates();
        print("a swap", swaps.swapped());
        print("no swap, as control", swaps.control());
        print("the call of swap itself", swaps.calls());
        return judge(all.get(0), all.get(1), all.get(2));
    }

    /** A line for each message: seconds since the beginning, milliseconds held, the mode in which it was deposited. */
    void writeCsv(Path file) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("seconds,held_ms,mode");
            for (Held message : run.held()) {
                run.modeAt(message.deposited())
                        .ifPresent(mode -> out.printf(
                                Locale.ROOT,
                                "%.3f,%.1f,%s%n",
                                Times.between(run.begin(), message.deposited()),
                                message.millis(),
                                mode));
            }
        }
    }

    private static void print(HoldFigures figures) {
        System.out.printf(
                "%-22s %8d %6.0f ms %6.0f ms %6.0f ms %6.0f ms %8d %7d %11d %3.0f %% %3d ms%n",
                figures.mode().title(),
                figures.sorted().size(),
                figures.percentile(50),
                figures.percentile(99),
                figures.percentile(99.9),
                figures.longest(),
                figures.updates(),
                figures.resent(),
                figures.duplicates(),
                100 * figures.cpu(),
                figures.longestStop());
    }

    private void updates() {
        for (Mode mode : List.of(Mode.UPDATING, Mode.HALTING)) {
            double[] seconds = run.updates().stream()
                    .filter(update -> update.mode() == mode)
                    .mapToDouble(Update::seconds)
                    .sorted()
                    .toArray();
            System.out.printf(
                    "%s: an update takes %.1f s in the median, %.1f s at most%n",
                    mode.title(), seconds[seconds.length / 2], seconds[seconds.length - 1]);
        }
        System.out.printf(
                "%nStalls of a reader of the rules%n%-24s %8s %9s %9s %9s %12s%n",
                "around", "TIMES", "P50", "P90", "LONGEST", "OVER 1 MS");
    }

    private void print(String name, List<Long> stalls) {
        System.out.printf(
                "%-24s %8d %6.1f µs %6.1f µs %6.0f µs %12d%n",
                name,
                stalls.size(),
                SwapProbe.percentile(stalls, 50) / 1e3,
                SwapProbe.percentile(stalls, 90) / 1e3,
                SwapProbe.percentile(stalls, 100) / 1e3,
                SwapProbe.Result.above(stalls));
    }

    private boolean judge(HoldFigures steady, HoldFigures updating, HoldFigures halting) {
        double ratio = updating.percentile(99) / steady.percentile(99);
        System.out.println();
        boolean good = bar(
                String.format("p99 while updating is %.2f of p99 without, at most %.2f", ratio, MOST_RATIO),
                ratio <= MOST_RATIO);
        good &= bar("swaps stall a reader for a millisecond no more often than chance does", swaps.isGood());
        good &= bar(updating.duplicates() + " duplicates while updating, none may be", updating.duplicates() == 0);
        good &= bar(
                halting.duplicates() + " duplicates with mail halted, or the sender is too patient to tell",
                halting.duplicates() > 0);
        return good;
    }

    private static boolean bar(String text, boolean reached) {
        System.out.println((reached ? "ok      " : "MISSED  ") + text);
        return reached;
    }
}
