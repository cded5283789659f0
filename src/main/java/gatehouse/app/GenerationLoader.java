package gatehouse.app;

import gatehouse.antispam.SpamScanner;
import gatehouse.antivirus.ClamdScanner;
import gatehouse.antivirus.VirusScanner;
import gatehouse.content.ContentScanner;
import gatehouse.pipeline.MessageFlow;
import gatehouse.pipeline.ScanPipeline;
import gatehouse.pipeline.SelfTest;
import gatehouse.pipeline.Tags;
import gatehouse.report.Report;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import gatehouse.server.SettingsDatabase;
import gatehouse.settings.AntispamSettings;
import gatehouse.settings.Refused;
import gatehouse.settings.Settings;
import gatehouse.settings.SettingsReader;
import gatehouse.settings.SsoSettings.ServerKey;
import gatehouse.sso.ServerKeyPair;
import gatehouse.sso.TagSigner;
import gatehouse.sso.TagVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** Reads the settings database and builds a {@link Generation} of it. For one thread at a time. */
final class GenerationLoader {
    private final ServerKeyPair key;
    private final SettingsReader reader;
    private final ScheduledExecutorService watchdogs;
    private final SelfTest selfTest;
    private final Function<AntispamSettings, SpamScanner> antispam;
    private final Report report;

    GenerationLoader(
            ServerKeyPair key,
            ScheduledExecutorService watchdogs,
            SelfTest selfTest,
            Function<AntispamSettings, SpamScanner> antispam,
            Report report) {
        this.key = key;
        this.reader = new SettingsReader(key.publicKey().server());
        this.watchdogs = watchdogs;
        this.selfTest = selfTest;
        this.antispam = antispam;
        this.report = report;
    }

    /** The generation of the settings as they are now; empty when that is the current one. */
    Optional<Generation> load(ServerSession session, Optional<Generation> current) throws ServerException {
        SettingsReader.Result read = read(session);
        List<String> warnings = read.refused().stream().map(Refused::toString).toList();
        if (current.isPresent()
                && current.get().settings().equals(read.settings())
                && current.get().warnings().equals(warnings)) {
            return Optional.empty();
        }
        return Optional.of(build(read.settings(), warnings, current));
    }

    /** Makes this server's public key known to the domain. */
    void publishKey(ServerSession session) throws ServerException {
        try (SettingsDatabase database = session.settings()) {
            ServerKey publicKey = key.publicKey();
            database.publish(
                    SettingsReader.KEY_FORM,
                    Map.of(
                            "Server",
                            publicKey.server(),
                            "KeyId",
                            publicKey.keyId(),
                            "PublicKey",
                            publicKey.publicKey()));
        }
    }

    private SettingsReader.Result read(ServerSession session) throws ServerException {
        try (SettingsDatabase database = session.settings()) {
            return reader.read(
                    database.documents(SettingsReader.SETTINGS_FORM), database.documents(SettingsReader.KEY_FORM));
        }
    }

    private Generation build(Settings settings, List<String> warnings, Optional<Generation> current) {
        VirusScanner antivirus = current.filter(
                        generation -> generation.settings().antivirus().equals(settings.antivirus()))
                .map(Generation::antivirus)
                .orElseGet(() -> new ClamdScanner(settings.antivirus(), watchdogs));
        Tags tags = new Tags(
                key.publicKey().server(),
                policyVersion(settings),
                settings.sso(),
                new TagSigner(key),
                new TagVerifier(settings.sso(), key.publicKey()));
        ContentScanner content = new ContentScanner(settings.content());
        content.warmUp();
        SpamScanner spamScanner = antispam.apply(settings.antispam());
        ScanPipeline pipeline = new ScanPipeline(
                antivirus, content, spamScanner, settings.mailFlow().messageDeadline());
        MessageFlow flow = new MessageFlow(tags, pipeline, settings, selfTest, report);
        return new Generation(settings, warnings, antivirus, spamScanner, tags, flow);
    }

    /** Short, and the same on every server with the same policies. */
    private static String policyVersion(Settings settings) {
        try {
            byte[] text = (settings.content().toString() + settings.antispam()).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
