package gatehouse.definitions;

import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetLoader;
import gatehouse.definitions.DefinitionsStatus.Look;
import gatehouse.definitions.GenerationStore.Refusal;
import gatehouse.definitions.channel.ChannelClient;
import gatehouse.definitions.channel.ChannelException;
import gatehouse.definitions.channel.Delivery;
import gatehouse.report.VerdictRecords;
import gatehouse.settings.DefinitionsSettings.Channel;
import gatehouse.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of definitions, from a channel to force: read this file first.
 *
 * <ol>
 *   <li>Ask each channel for its newest version.
 *   <li>Download what is new, verify its checksum and signature, unpack it ({@link ChannelClient}).
 *   <li>Put it beside the rules of the other sources ({@link Draft}) and compile them.
 *   <li>Try the result ({@link Trial}). What fails is refused, and the active generation goes on.
 *   <li>Keep it on disk ({@link GenerationStore}).
 *   <li>Promote it: at once, after a while in shadow, or when a person says so ({@link Promotion}). It is swapped in, and
 *       nobody waits.
 * </ol>
 *
 * A new version of one channel makes one generation, so that what is wrong with it is said of that channel. For the
 * definitions' thread, and ends soon when that is interrupted; {@link #status} is for any thread.
 */
public final class DefinitionUpdates {
    private static final Logger LOG = LoggerFactory.getLogger(DefinitionUpdates.class);

    private final Home home;
    private final GenerationStore store;
    private final Promotion promotion;
    private final Trial trial;
    private final Consumer<String> say;
    private volatile DefinitionsStatus status = DefinitionsStatus.NEW;

    /**
     * Updates of the generations of one store.
     *
     * @param past verdicts that a new generation is tried on
     * @param say takes lines for the console
     */
    public DefinitionUpdates(
            Home home, GenerationStore store, Promotion promotion, VerdictRecords past, Consumer<String> say) {
        this.home = home;
        this.store = store;
        this.promotion = promotion;
        this.say = say;
        trial = new Trial(past);
    }

    /** What is done now, and what came of what was done; for any thread. */
    public DefinitionsStatus status() {
        return status;
    }

    /** Reads the folders of this server again; what the channels gave stays. */
    public void reload(Settings settings) throws InterruptedException {
        try {
            Draft draft = new Draft(store.newDraft());
            try {
                advance(draft, Optional.empty(), settings);
            } finally {
                store.discard(draft.folder());
            }
            status = status.succeeded();
        } catch (IOException | RuntimeException e) {
            stopIfInterrupted();
            cannotLoad(e);
        } finally {
            during("");
        }
    }

    /** Looks at every channel, and takes what is new as far as it gets. */
    public void update(Settings settings) throws InterruptedException {
        ChannelClient client = new ChannelClient(settings.definitions(), home.keys(), home.work(), this::during);
        try {
            for (Channel channel : settings.definitions().channels()) {
                Look look = look(client, channel, settings);
                stopIfInterrupted();
                if (look.failed() && isNew(channel, look)) {
                    say.accept("definitions: " + look.result() + "; " + goesOn());
                }
                status = status.looked(channel.location(), look);
            }
        } finally {
            during("");
        }
    }

    /** Tries what is on disk or in a folder, and tells what comes of it; changes nothing. */
    public TrialReport tryOut(List<Path> ruleFolders, Settings settings) throws IOException, InterruptedException {
        during("trial");
        try {
            RuleGeneration candidate = BoundedCompiler.compile(ruleFolders, settings);
            return trial.run(candidate, promotion.inForce(), false, settings);
        } finally {
            during("");
        }
    }

    private Look look(ChannelClient client, Channel channel, Settings settings) throws InterruptedException {
        during("asking " + channel.location());
        try {
            return new Look(Instant.now(), false, update(client, channel, settings));
        } catch (IOException e) {
            LOG.warn("No new definitions: {}", e.getMessage());
            LOG.debug("Because of", e);
            return new Look(Instant.now(), true, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Channel {} cannot be looked at", channel.location(), e);
            return new Look(Instant.now(), true, channel.location() + ": " + e);
        }
    }

    /** What came of it. */
    private String update(ChannelClient client, Channel channel, Settings settings)
            throws IOException, InterruptedException {
        long newest = client.newestVersion(channel);
        Optional<String> known = known(channel.location(), newest);
        if (known.isPresent()) {
            return known.get();
        }
        Draft draft = new Draft(store.newDraft());
        try {
            Path folder = draft.newChannelFolder(channel);
            Delivery delivery = client.fetch(channel, newest, folder);
            requireNotOlder(delivery);
            draft.delivered(folder, delivery);
            return "version " + newest + " " + advance(draft, Optional.of(channel), settings);
        } catch (RefusedException e) {
            store.refuse(channel.location(), newest, String.valueOf(e.getMessage()));
            throw new ChannelException(
                    "version " + newest + " of " + channel.location() + " is refused: " + e.getMessage(), e);
        } finally {
            store.discard(draft.folder());
        }
    }

    /** What is known of a version already; empty when it is news. */
    private Optional<String> known(String channel, long version) throws ChannelException {
        Optional<Long> active = active(channel).map(Delivery::version);
        if (active.isPresent() && version < active.get()) {
            throw new ChannelException(channel + " offers version " + version + ", which is older than the active "
                    + active.get() + ", and is not taken");
        }
        if (active.equals(Optional.of(version))) {
            return Optional.of("version " + version + " is active");
        }
        Optional<String> waits = store.waiting()
                .filter(waiting -> waiting.generation()
                        .provenance()
                        .delivery(channel)
                        .filter(delivery -> delivery.version() >= version)
                        .isPresent())
                .map(waiting -> "version " + version + " waits: " + waiting.reason());
        return waits.or(() -> refusal(channel, version));
    }

    private Optional<String> refusal(String channel, long version) {
        return store.refusals().stream()
                .filter(refusal -> refusal.channel().equals(channel) && refusal.version() == version)
                .map(Refusal::reason)
                .findFirst()
                .map(reason -> "version " + version + " was refused: " + reason);
    }

    /** An old archive under a new number has a signature that is genuine, but old. */
    private void requireNotOlder(Delivery delivery) throws ChannelException {
        Optional<Instant> active = active(delivery.channel()).map(Delivery::signed);
        if (active.isPresent() && delivery.signed().isBefore(active.get())) {
            throw new ChannelException("version " + delivery.version() + " of " + delivery.channel() + " was signed at "
                    + delivery.signed() + ", before the active one: an older version under a new number, not taken");
        }
    }

    private Optional<Delivery> active(String channel) {
        return store.active().flatMap(active -> active.provenance().delivery(channel));
    }

    /** A draft's way towards force, and how far it got; an update is the next version of a channel. */
    private String advance(Draft draft, Optional<Channel> updated, Settings settings)
            throws IOException, InterruptedException {
        fill(draft, updated, settings);
        List<Path> folders = draft.ruleFolders();
        Optional<StoredGeneration> known = store.find(RuleSetLoader.id(folders));
        if (known.isPresent()) {
            return promotion.again(known.get(), settings);
        }
        during("compiling");
        RuleGeneration candidate = promotion.inForce().isPresent()
                ? BoundedCompiler.compileUnhurriedly(folders, settings)
                : BoundedCompiler.compile(folders, settings);
        boolean isUpdate =
                updated.flatMap(channel -> active(channel.location())).isPresent();
        TrialReport report = tried(candidate, isUpdate, settings);
        StoredGeneration stored = store.keep(draft.folder(), provenance(draft, candidate, report));
        String result = promotion.decide(new Candidate(stored, candidate), report, isUpdate, settings);
        store.prune(settings.definitions().kept());
        return result;
    }

    private void fill(Draft draft, Optional<Channel> updated, Settings settings) throws IOException {
        draft.addNetworks(
                settings.antispam().trustedNetworks(), settings.antispam().internalNetworks());
        Optional<StoredGeneration> active = store.active();
        for (Channel channel : settings.definitions().channels()) {
            if (active.isPresent() && !updated.equals(Optional.of(channel))) {
                draft.addFrom(active.get(), channel);
            }
        }
        if (draft.deliveries().isEmpty()) {
            for (String folder : settings.antispam().rules()) {
                draft.addOwn(folder, home.folder().resolve(folder));
            }
        }
        for (String folder : settings.antispam().localRules()) {
            draft.addLocal(folder, home.folder().resolve(folder));
        }
    }

    /** The first rules of a server are not tried: mail waits for them, and there is nothing to fall back on. */
    private TrialReport tried(RuleGeneration candidate, boolean isUpdate, Settings settings)
            throws RefusedException, InterruptedException {
        if (promotion.inForce().isEmpty()) {
            return new TrialReport(TrialReport.Result.PASSED, "", List.of("not tried: the first rules"));
        }
        during("trial");
        TrialReport report = trial.run(candidate, promotion.inForce(), isUpdate, settings);
        if (report.result() == TrialReport.Result.REFUSED) {
            report.lines().forEach(line -> LOG.info("Trial of {}: {}", candidate.id(), line));
            throw new RefusedException(report.reason());
        }
        return report;
    }

    private static Provenance provenance(Draft draft, RuleGeneration candidate, TrialReport report) {
        return new Provenance(
                candidate.id(),
                Instant.now(),
                draft.deliveries(),
                draft.copied(),
                candidate.rules().size(),
                report.lines());
    }

    private void cannotLoad(Exception cause) {
        String reason = String.valueOf(cause.getMessage());
        boolean isNew = !status.failure().equals(Optional.of(reason));
        status = status.failed(reason);
        LOG.warn("The antispam rules cannot be loaded", cause);
        if (isNew) {
            say.accept("ALARM: the antispam rules cannot be loaded: " + reason + "; " + goesOn());
        }
    }

    private String goesOn() {
        return promotion
                .inForce()
                .map(active -> "mail is scored by " + active.id() + " still")
                .orElse("there are none, and mail is treated as the settings say");
    }

    private boolean isNew(Channel channel, Look look) {
        return Optional.ofNullable(status.channels().get(channel.location()))
                .filter(before -> before.result().equals(look.result()))
                .isEmpty();
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void during(String activity) {
        status = status.during(activity);
    }
}
