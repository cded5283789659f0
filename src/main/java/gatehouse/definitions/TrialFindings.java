package gatehouse.definitions;

import gatehouse.definitions.TrialReport.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what a trial finds. The worst finding decides, the first of its kind is the reason. For one thread. */
final class TrialFindings {
    private final boolean isUpdate;
    private final List<String> lines = new ArrayList<>();
    private Result result = Result.PASSED;
    private String reason = "";

    /** @param isUpdate whether what is different is held against it */
    TrialFindings(boolean isUpdate) {
        this.isUpdate = isUpdate;
    }

    void tell(String line) {
        lines.add(line);
    }

    void refuse(String because) {
        conclude(Result.REFUSED, because);
    }

    /** A person has to look at it, unless a person made the difference. */
    void differs(String because) {
        conclude(isUpdate ? Result.DOUBTFUL : Result.PASSED, because);
    }

    private void conclude(Result found, String because) {
        lines.add(because);
        if (found.compareTo(result) > 0) {
            result = found;
            reason = because;
        }
    }

    TrialReport report() {
        List<String> all = new ArrayList<>(lines);
        all.add(0, result.name().toLowerCase(Locale.ROOT) + (reason.isEmpty() ? "" : ": " + reason));
        return new TrialReport(result, reason, all);
    }

    /** A number for people, with one decimal. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static double percent(int part, int whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
