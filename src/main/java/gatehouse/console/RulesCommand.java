package gatehouse.console;

import gatehouse.antispam.RuleGeneration;
import gatehouse.report.Report;
import gatehouse.server.ServerSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows the antispam's rules and what is wrong with them, or loads them again. */
record RulesCommand(AntispamDesk antispam, Report report) implements Command {
    private static final int MOST_LISTED = 50;

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String synopsis() {
        return "rules [problems|slow|reload]";
    }

    @Override
    public String help() {
        return "shows the antispam's rules, what is wrong with them, which are slow; loads them again";
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out) throws UsageException {
        String verb = arguments.isEmpty() ? "" : arguments.get(0).toLowerCase(Locale.ROOT);
        if (verb.equals("reload")) {
            antispam.reload().run();
            out.accept("Loading the rules; mail is scored by those in force until they are ready");
            return;
        }
        antispam.failure().get().ifPresent(failure -> out.accept("The last attempt to load rules failed: " + failure));
        Optional<RuleGeneration> rules = antispam.rules().get();
        if (rules.isEmpty()) {
            out.accept("There are no rules in force");
            return;
        }
        switch (verb) {
            case "" -> summary(rules.get()).print(out);
            case "problems" -> problems(rules.get(), out);
            case "slow" -> slow(rules.get()).print(out);
            default -> throw new UsageException("there is no 'rules " + verb + "'");
        }
    }

    private static Table summary(RuleGeneration rules) {
        List<String> unknown = rules.unknownFunctions();
        List<String> benched = rules.rules().benched();
        return new Table()
                .row("Generation", rules.id())
                .row(
                        "Loaded",
                        LocalTime.of(rules.loaded()) + ", in " + rules.took().toMillis() + " ms")
                .row("Rules", Integer.toString(rules.rules().size()))
                .row("Problems", Integer.toString(rules.problemCount()))
                .row("Unknown functions", list(unknown))
                .row("Benched rules", list(benched));
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : names.size() + ": " + String.join(", ", names);
    }

    private static void problems(RuleGeneration rules, Consumer<String> out) {
        rules.problems().stream().limit(MOST_LISTED).forEach(problem -> out.accept(problem.toString()));
        int listed = Math.min(MOST_LISTED, rules.problems().size());
        out.accept(listed + " of " + rules.problemCount() + " problems");
    }

    private Table slow(RuleGeneration rules) {
        Table table = new Table()
                .row(
                        "Scoring",
                        "median " + millis(50) + " ms, 99 % " + millis(99) + " ms, longest " + millis(100) + " ms")
                .row("Benched", list(rules.rules().benched()));
        report.givenUp().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_LISTED)
                .forEach(rule -> table.row(rule.getKey(), "given up for " + rule.getValue() + " messages"));
        return table;
    }

    private long millis(double percent) {
        return report.scoreTimes().percentile(percent).toMillis();
    }
}
