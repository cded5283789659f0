package gatehouse.antispam;

import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import gatehouse.mail.Envelope;
import gatehouse.mail.HeaderText;
import gatehouse.mail.Mail;
import gatehouse.settings.AntispamSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The antispam stage: who is scored at all, by which rules, and what the points mean. Made for one generation of
 * settings; a message is scored by the rules that were in force when it began. Safe for use by several threads.
 */
public final class SpamScanner {
    private static final Logger LOG = LoggerFactory.getLogger(SpamScanner.class);
    private static final SpamScore NO_SCORE = new SpamScore(0, List.of(), List.of());

    private final AntispamSettings settings;
    private final RuleSetHolder rules;
    private final Engine engine;
    private final Consumer<byte[]> scored;
    private final Thresholds thresholds;
    private final AddressPatterns allowed;
    private final AddressPatterns blocked;
    private final AddressPatterns optedOut;

    /** Scores with the rules of that holder. */
    public SpamScanner(AntispamSettings settings, RuleSetHolder rules) {
        this(settings, rules, text -> {});
    }

    /**
     * The same.
     *
     * @param scored is given each text that was scored, by the thread that did it; it must be quick, and leave the text as it is
     */
    public SpamScanner(AntispamSettings settings, RuleSetHolder rules, Consumer<byte[]> scored) {
        this(settings, rules, RuleSet::score, scored);
    }

    SpamScanner(AntispamSettings settings, RuleSetHolder rules, Engine engine) {
        this(settings, rules, engine, text -> {});
    }

    private SpamScanner(AntispamSettings settings, RuleSetHolder rules, Engine engine, Consumer<byte[]> scored) {
        this.settings = settings;
        this.rules = rules;
        this.engine = engine;
        this.scored = scored;
        thresholds = new Thresholds(settings.suspectedPoints(), settings.spamPoints());
        allowed = new AddressPatterns(settings.allowedSenders());
        blocked = new AddressPatterns(settings.blockedSenders());
        optedOut = new AddressPatterns(settings.optedOut());
    }

    /** The id of the rules in force; empty when there are none, or the antispam is disabled. */
    public String generation() {
        return settings.enabled() ? rules.current().map(RuleGeneration::id).orElse("") : "";
    }

    public SpamVerdict scan(Mail mail) throws IOException {
        Optional<RuleGeneration> current = settings.enabled() ? rules.current() : Optional.empty();
        long optedOutRecipients = mail.envelope().recipients().stream()
                .filter(recipient -> optedOut.ofEnvelope(recipient).isPresent())
                .count();
        Terms terms = new Terms(current.map(RuleGeneration::id).orElse(""), thresholds, optedOutRecipients > 0);
        Optional<String> exemption = exemption(mail, optedOutRecipients);
        if (exemption.isPresent()) {
            return without(Basis.EXEMPT, "not scored: " + exemption.get(), terms);
        }
        Optional<String> blocking = sender(blocked, mail);
        if (blocking.isPresent()) {
            return without(Basis.BLOCKED_SENDER, "blocked sender: " + blocking.get(), terms);
        }
        return current.isPresent()
                ? score(mail, current.get(), terms)
                : without(Basis.NO_RULES, "no rules are loaded", terms);
    }

    private Optional<String> exemption(Mail mail, long optedOutRecipients) {
        Envelope envelope = mail.envelope();
        if (!settings.enabled()) {
            return Optional.of("antispam is disabled");
        }
        if (!envelope.bySmtp() && !settings.internalMail()) {
            return Optional.of("did not come by SMTP");
        }
        if (optedOutRecipients > 0
                && optedOutRecipients == envelope.recipients().size()) {
            return Optional.of("every recipient has opted out");
        }
        return sender(allowed, mail).map(pattern -> "allowed sender: " + pattern);
    }

    private static Optional<String> sender(AddressPatterns patterns, Mail mail) {
        return patterns.ofEnvelope(mail.envelope().sender())
                .or(() -> mail.header("From").flatMap(from -> patterns.ofHeader(HeaderText.decode(from))));
    }

    private SpamVerdict score(Mail mail, RuleGeneration generation, Terms terms) throws IOException {
        byte[] text = ScoredText.of(mail, settings.maxBytes());
        long start = System.nanoTime();
        try {
            SpamScore score = engine.score(generation.rules(), text);
            SpamVerdict verdict = new SpamVerdict(Basis.SCORE, "", score, terms, since(start));
            scored.accept(text);
            return verdict;
        } catch (RuntimeException | StackOverflowError e) {
            // The engine does not throw; if it does, the message is suspect rather than lost.
            LOG.error("Scoring failed: {}", e.toString(), e);
            return new SpamVerdict(Basis.FAILURE, "scoring failed: " + e, NO_SCORE, terms, since(start));
        }
    }

    private static SpamVerdict without(Basis basis, String note, Terms terms) {
        return new SpamVerdict(basis, note, NO_SCORE, terms, Duration.ZERO);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What scores a text by rules. */
    interface Engine {
        SpamScore score(RuleSet rules, byte[] text);
    }
}
