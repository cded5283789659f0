package gatehouse.definitions;

import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetHolder;
import gatehouse.antispam.Thresholds;
import gatehouse.definitions.channel.Delivery;
import gatehouse.report.VerdictRecords;
import gatehouse.settings.DefinitionsSettings;
import gatehouse.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which generation judges mail: promoted by itself, after a shadow, or by a person; rolled back and pinned by a person. For the
 * definitions' thread.
 */
public final class Promotion {
    private static final Logger LOG = LoggerFactory.getLogger(Promotion.class);
    private static final String SHADOWED = "runs in shadow";
    private static final int SHADOW_OF_A_PERSON = 100;

    private final GenerationStore store;
    private final RuleSetHolder rules;
    private final VerdictRecords records;
    private final Shadow shadow;
    private final Consumer<String> say;
    private Optional<Candidate> shadowed = Optional.empty();

    /** @param say takes lines for the console */
    public Promotion(
            GenerationStore store, RuleSetHolder rules, VerdictRecords records, Shadow shadow, Consumer<String> say) {
        this.store = store;
        this.rules = rules;
        this.records = records;
        this.shadow = shadow;
        this.say = say;
    }

    Optional<RuleGeneration> inForce() {
        return rules.current();
    }

    /** Puts the last good generation of the store in force, and begins an unfinished shadow again; there may be none. */
    public void restore(Settings settings) throws InterruptedException {
        List<StoredGeneration> candidates = new ArrayList<>();
        store.active().ifPresent(candidates::add);
        candidates.addAll(store.previous());
        for (StoredGeneration candidate : candidates) {
            if (rules.current().isEmpty()) {
                restore(candidate, settings);
            }
        }
        Optional<GenerationStore.Waiting> waiting = store.waiting();
        if (waiting.isPresent() && waiting.get().reason().equals(SHADOWED)) {
            resumeShadow(waiting.get().generation(), settings);
        }
    }

    private void restore(StoredGeneration stored, Settings settings) throws InterruptedException {
        try {
            putInForce(compile(stored, settings));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Generation {} cannot be used", stored.id(), e);
            say.accept("ALARM: definitions " + stored.id() + " cannot be used: " + e.getMessage());
        }
    }

    private void resumeShadow(StoredGeneration stored, Settings settings) throws InterruptedException {
        try {
            beginShadow(compile(stored, settings), settings);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The shadow of {} cannot go on", stored.id(), e);
        }
    }

    /** Decides on a generation that has passed its trial; says what came of it. */
    String decide(Candidate candidate, TrialReport report, boolean isUpdate, Settings settings) throws IOException {
        records.add(candidate.rules().scoreTable());
        if (store.isPinned()) {
            return await(candidate, "the active generation is pinned");
        }
        if (report.result() == TrialReport.Result.DOUBTFUL) {
            return await(candidate, report.reason());
        }
        if (isUpdate && settings.definitions().shadowMessages() > 0) {
            store.await(candidate.stored(), SHADOWED);
            beginShadow(candidate, settings);
            return SHADOWED;
        }
        putInForce(candidate);
        return "is active";
    }

    /** What the sources give is on disk already. */
    String again(StoredGeneration known, Settings settings) throws IOException, InterruptedException {
        boolean isActive = store.active().map(StoredGeneration::id).equals(Optional.of(known.id()));
        if (!isActive && store.isPinned()) {
            store.await(known, "the active generation is pinned");
            return "waits: the active generation is pinned";
        }
        if (!isActive && known.provenance().isDoubtful() && !store.previous().contains(known)) {
            // It was kept by a process that ended before it could say that a person has to decide.
            String reason = known.provenance().trial().get(0);
            store.await(known, reason);
            return "waits: " + reason;
        }
        if (!isActive || rules.current().isEmpty()) {
            putInForce(compile(known, settings));
        }
        return "is active";
    }

    /** Puts a generation in force that waits, or any other, since a person says so; its refusals are forgotten. */
    public void promote(StoredGeneration chosen, Settings settings) throws IOException, InterruptedException {
        for (Delivery delivery : chosen.provenance().deliveries()) {
            store.forgive(delivery.channel(), delivery.version());
        }
        putInForce(compile(chosen, settings));
    }

    /** Goes back to an earlier generation; what the channels gave since then is refused, so that it does not come again. */
    public void rollBack(StoredGeneration earlier, Settings settings) throws IOException, InterruptedException {
        Candidate target = compile(earlier, settings);
        for (Delivery left :
                store.active().map(active -> active.provenance().deliveries()).orElse(List.of())) {
            Optional<Delivery> kept = earlier.provenance().delivery(left.channel());
            if (kept.isEmpty() || kept.get().version() < left.version()) {
                store.refuse(left.channel(), left.version(), "rolled back by a person");
            }
        }
        putInForce(target);
    }

    /** Runs a generation in shadow, since a person says so. */
    public void runInShadow(StoredGeneration chosen, Settings settings) throws IOException, InterruptedException {
        Candidate candidate = compile(chosen, settings);
        store.await(chosen, SHADOWED);
        beginShadow(candidate, settings);
    }

    /** Goes on with the shadow, if there is one, for at most that long. */
    public void workOnShadow(Duration atMost) throws InterruptedException, IOException {
        Optional<Shadow.Report> report = shadow.work(atMost);
        if (report.isPresent() && report.get().done() && shadowed.isPresent()) {
            endShadow(shadowed.get(), report.get());
        }
    }

    private void endShadow(Candidate candidate, Shadow.Report report) throws IOException {
        shadow.end();
        shadowed = Optional.empty();
        report.lines().forEach(line -> LOG.info("Shadow of {}: {}", candidate.id(), line));
        if (report.objection().isPresent()) {
            await(candidate, report.objection().get());
        } else if (store.isPinned()) {
            await(candidate, "the active generation is pinned");
        } else {
            putInForce(candidate);
        }
    }

    private void beginShadow(Candidate candidate, Settings settings) {
        Optional<RuleGeneration> active = rules.current();
        if (active.isPresent()) {
            DefinitionsSettings limits = settings.definitions();
            int messages = limits.shadowMessages() > 0 ? limits.shadowMessages() : SHADOW_OF_A_PERSON;
            shadowed = Optional.of(candidate);
            shadow.begin(
                    candidate.rules(),
                    active.get(),
                    new Thresholds(
                            settings.antispam().suspectedPoints(),
                            settings.antispam().spamPoints()),
                    new Shadow.Limits(messages, limits.shadowTime(), limits.maxFlips()));
            say.accept("definitions " + candidate.id() + " run in shadow: " + messages + " messages, or "
                    + limits.shadowTime().toMinutes() + " minutes");
        }
    }

    private Candidate compile(StoredGeneration stored, Settings settings) throws IOException, InterruptedException {
        store.check(stored);
        return new Candidate(stored, BoundedCompiler.compile(stored.ruleFolders(), settings));
    }

    private String await(Candidate candidate, String reason) throws IOException {
        store.await(candidate.stored(), reason);
        say.accept("definitions " + candidate.id() + " wait for you: " + reason
                + ". 'tell gatehouse definitions promote' puts them in force");
        return "waits: " + reason;
    }

    /** On disk first: what is in force is what the next start begins with. */
    private void putInForce(Candidate candidate) throws IOException {
        if (shadowed.isPresent()) {
            shadow.end();
            shadowed = Optional.empty();
        }
        store.activate(candidate.stored());
        records.add(candidate.rules().scoreTable());
        rules.swap(candidate.rules());
        RuleGeneration now = candidate.rules();
        say.accept("antispam rules " + now.id() + " in force: " + now.rules().size() + " rules, " + now.problemCount()
                + " problems, loaded in " + now.took().toMillis() + " ms");
    }
}
