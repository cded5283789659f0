package gatehouse.console;

import gatehouse.antispam.ScoreTable;
import gatehouse.report.VerdictRecord;
import gatehouse.report.VerdictRecords;
import gatehouse.report.WhatIf;
import gatehouse.report.WhatIf.Change;
import gatehouse.report.WhatIf.Flip;
import gatehouse.report.WhatIf.Outcome;
import gatehouse.server.ServerSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Says which past verdicts would be another under other rules, scores or thresholds. Changes nothing. */
record WhatIfCommand(VerdictRecords records) implements Command {
    private static final int MOST_LISTED = 30;

    @Override
    public String name() {
        return "whatif";
    }

    @Override
    public String synopsis() {
        return "whatif GENERATION | score RULE=n | suspected=n | spam=n";
    }

    @Override
    public String help() {
        return "says which past verdicts would be another then; --since 2d and the like: how far back";
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out) throws UsageException {
        answer(arguments, out);
    }

    void answer(List<String> arguments, Consumer<String> out) throws UsageException {
        WhatIfRequest request = WhatIfRequest.parse(arguments);
        Optional<ScoreTable> generation = generation(request.generation());
        Set<String> unknown = unknown(request.scores().keySet(), generation);
        Instant since = Instant.now().minus(request.since());
        Change change = new Change(generation, request.scores(), request::changed);
        Outcome outcome = WhatIf.run(records, since, change, MOST_LISTED);
        out.accept(summary(outcome, since));
        flips(outcome, out);
        limits(outcome, generation, out);
        if (!unknown.isEmpty()) {
            out.accept("No scored rule is known by the name " + String.join(", ", unknown));
        }
    }

    private Optional<ScoreTable> generation(Optional<String> id) throws UsageException {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        List<String> found = records.generations().stream()
                .filter(known -> known.startsWith(id.get()))
                .toList();
        if (found.size() != 1) {
            throw new UsageException(
                    found.isEmpty()
                            ? "no generation " + id.get() + " has judged mail or was tried; there are "
                                    + records.generations()
                            : "several generations begin so: " + found);
        }
        return records.scores(found.get(0));
    }

    private Set<String> unknown(Set<String> rules, Optional<ScoreTable> generation) {
        Set<String> unknown = new TreeSet<>(rules);
        generation.ifPresent(table -> unknown.removeAll(table.rules().keySet()));
        for (String id : records.generations()) {
            if (unknown.isEmpty()) {
                break;
            }
            records.scores(id)
                    .ifPresent(table -> unknown.removeAll(table.rules().keySet()));
        }
        return unknown;
    }

    private static String summary(Outcome outcome, Instant since) {
        String turns = outcome.turns().entrySet().stream()
                .sorted(Map.Entry.<WhatIf.Turn, Integer>comparingByValue().reversed())
                .map(turn -> number(turn.getValue()) + " " + turn.getKey().was().label() + " -> "
                        + turn.getKey().would().label())
                .collect(Collectors.joining(", "));
        return "Of " + number(outcome.judged()) + " verdicts since " + LocalTime.of(since) + ", "
                + number(outcome.flipped()) + " would be another" + (turns.isEmpty() ? "" : ": " + turns);
    }

    private static void flips(Outcome outcome, Consumer<String> out) {
        if (outcome.flips().isEmpty()) {
            return;
        }
        Table table = new Table().row("TIME", "WAS", "WOULD BE", "POINTS", "FROM", "SUBJECT");
        for (Flip flip : outcome.flips()) {
            VerdictRecord verdict = flip.verdict();
            table.row(
                    LocalTime.of(verdict.time()),
                    flip.was().label(),
                    flip.would().label(),
                    points(verdict.points()) + " -> " + points(flip.points()),
                    verdict.sender(),
                    verdict.subject());
        }
        table.print(out);
        int more = outcome.flipped() - outcome.flips().size();
        if (more > 0) {
            out.accept("and " + number(more) + " more");
        }
    }

    private static void limits(Outcome outcome, Optional<ScoreTable> generation, Consumer<String> out) {
        if (outcome.newRules() > 0) {
            out.accept(number(outcome.newRules()) + " rules are new in "
                    + generation.map(ScoreTable::generation).orElse("it")
                    + ": what they would have hit is not known");
        }
        if (outcome.left() > 0) {
            out.accept("Left out: " + number(outcome.left())
                    + " that no score decided, or whose generation's scores are not kept");
        }
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String points(double points) {
        return String.format(Locale.ROOT, "%.3f", points);
    }
}
