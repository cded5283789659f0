package gatehouse.settings;

import static gatehouse.settings.ValueTypes.bytes;
import static gatehouse.settings.ValueTypes.channel;
import static gatehouse.settings.ValueTypes.choice;
import static gatehouse.settings.ValueTypes.endpoint;
import static gatehouse.settings.ValueTypes.folder;
import static gatehouse.settings.ValueTypes.intBytes;
import static gatehouse.settings.ValueTypes.longNumber;
import static gatehouse.settings.ValueTypes.lowerCase;
import static gatehouse.settings.ValueTypes.number;
import static gatehouse.settings.ValueTypes.optional;
import static gatehouse.settings.ValueTypes.points;
import static gatehouse.settings.ValueTypes.text;
import static gatehouse.settings.ValueTypes.time;
import static gatehouse.settings.ValueTypes.yesNo;

import gatehouse.settings.AntispamSettings.SpamAction;
import gatehouse.settings.AntivirusSettings.Endpoint;
import gatehouse.settings.AntivirusSettings.WhenUnavailable;
import gatehouse.settings.ContentSettings.Disposition;
import gatehouse.settings.DefinitionsSettings.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every setting, declared once: the reader, the console and the documentation take it from here. Names begin with their
 * area, so that one word tells where a setting belongs.
 */
public final class KnownSettings {
    private static final List<Setting<?>> ALL = new ArrayList<>();
    private static final long K = 1L << 10;
    private static final long M = 1L << 20;
    private static final long G = 1L << 30;

    private static final MailFlowSettings MAIL_FLOW = MailFlowSettings.defaults();
    static final Setting<Integer> WORKERS = add(
            "MailFlowWorkers",
            "threads that scan, each with a Notes session of its own",
            number(1, 64),
            MAIL_FLOW.workers());
    static final Setting<Duration> POLL_INTERVAL = add(
            "MailFlowPollInterval",
            "time between two looks at each mail.box",
            time("50ms", "1m"),
            MAIL_FLOW.pollInterval());
    static final Setting<Duration> MESSAGE_DEADLINE = add(
            "MailFlowMessageDeadline",
            "time for all checks of one message together",
            time("10s", "1h"),
            MAIL_FLOW.messageDeadline());
    static final Setting<Integer> SPOOL_MEMORY = add(
            "MailFlowSpoolMemory",
            "bytes of one message kept in memory; more goes to a file",
            intBytes((int) (64 * K), (int) (16 * M)),
            MAIL_FLOW.spoolMemory());
    static final Setting<Long> MAX_MESSAGE_BYTES = add(
            "MailFlowMaxMessageBytes",
            "bytes of one message in the spool, whole and parts together",
            bytes(M, 64 * G),
            MAIL_FLOW.maxMessageBytes());
    static final Setting<Integer> MAX_FAILURES = add(
            "MailFlowMaxFailures",
            "failures of one message, then it is quarantined as unscannable",
            number(1, 100),
            MAIL_FLOW.maxFailures());
    static final Setting<Duration> RETRY_FIRST = add(
            "MailFlowRetryFirst",
            "wait before the first retry; doubled each time",
            time("1s", "1h"),
            MAIL_FLOW.retryFirst());
    static final Setting<Duration> RETRY_LONGEST =
            add("MailFlowRetryLongest", "the longest wait before a retry", time("1s", "1d"), MAIL_FLOW.retryLongest());
    static final Setting<Duration> HOLD_RULE_CHECK = add(
            "MailFlowHoldRuleCheck",
            "time between two checks that the mail rule holds",
            time("10s", "1d"),
            MAIL_FLOW.holdRuleCheck());

    private static final AntivirusSettings ANTIVIRUS = AntivirusSettings.defaults();
    static final Setting<List<Endpoint>> SERVERS = add(
            "AntivirusServers",
            "the clamds in the order of preference",
            new ListOf<>(endpoint(), false),
            ANTIVIRUS.servers());
    static final Setting<Duration> CONNECT_TIMEOUT =
            add("AntivirusConnectTimeout", "time for one connection", time("100ms", "1m"), ANTIVIRUS.connectTimeout());
    static final Setting<Duration> SCAN_TIMEOUT = add(
            "AntivirusScanTimeout", "time for one content on one clamd", time("1s", "30m"), ANTIVIRUS.scanTimeout());
    static final Setting<Long> MAX_STREAM_BYTES = add(
            "AntivirusMaxStreamBytes",
            "clamd's own StreamMaxLength; larger contents are not sent",
            bytes(64 * K, 2 * G),
            ANTIVIRUS.maxStreamBytes());
    static final Setting<Integer> FAILURES_TO_OPEN = add(
            "AntivirusFailuresToOpen",
            "consecutive failures after which a clamd is left alone",
            number(1, 100),
            ANTIVIRUS.failuresToOpen());
    static final Setting<Duration> RETRY_SERVER = add(
            "AntivirusRetryServer",
            "time that a failing clamd is left alone",
            time("100ms", "1h"),
            ANTIVIRUS.retryServer());
    static final Setting<Duration> DEFINITIONS_WARN_AGE = add(
            "AntivirusDefinitionsWarnAge",
            "age beyond which definitions are warned about",
            time("1h", "365d"),
            ANTIVIRUS.definitionsWarnAge());
    static final Setting<WhenUnavailable> WHEN_UNAVAILABLE = add(
            "AntivirusWhenUnavailable",
            "what happens to messages while no clamd answers",
            choice(WhenUnavailable.class),
            ANTIVIRUS.whenUnavailable());

    private static final ContentSettings CONTENT = ContentSettings.defaults();
    static final Setting<List<String>> FORBIDDEN_TYPES = add(
            "ContentForbiddenTypes",
            "true media types of forbidden attachments; `application/*` stands for a whole kind",
            new ListOf<>(lowerCase("[a-z0-9!#$&^_.+-]{1,127}/([a-z0-9!#$&^_.+-]{1,127}|\\*)", "media type"), true),
            CONTENT.forbiddenTypes());
    static final Setting<List<String>> FORBIDDEN_EXTENSIONS = add(
            "ContentForbiddenExtensions",
            "extensions of forbidden attachments without the dot, judged inside archives too",
            new ListOf<>(lowerCase("[^.\\s\\p{Cntrl}*?/\\\\]{1,20}", "extension"), true),
            CONTENT.forbiddenExtensions());
    static final Setting<List<String>> FORBIDDEN_NAMES = add(
            "ContentForbiddenNames",
            "names of forbidden attachments with `*` and `?`, in any case",
            new ListOf<>(lowerCase("\\P{Cntrl}{1,255}", "name pattern"), true),
            CONTENT.forbiddenNames());
    static final Setting<Long> MAX_FILE_BYTES = add(
            "ContentMaxFileBytes", "bytes of one attachment; 0 for no limit", bytes(0, 64 * G), CONTENT.maxFileBytes());
    static final Setting<Disposition> MACROS = add(
            "ContentMacros",
            "what happens to Office documents with macros",
            choice(Disposition.class),
            CONTENT.macros());
    static final Setting<Disposition> ENCRYPTED_CONTAINERS = add(
            "ContentEncryptedContainers",
            "what happens to archives and documents that open with a password only",
            choice(Disposition.class),
            CONTENT.encryptedContainers());
    static final Setting<Disposition> ENCRYPTED_MAIL = add(
            "ContentEncryptedMail",
            "what happens to S/MIME, PGP and Notes encrypted mail, and OLE objects",
            choice(Disposition.class),
            CONTENT.encryptedMail());
    static final Setting<Disposition> TOO_LARGE_FOR_ANTIVIRUS = add(
            "ContentTooLargeForAntivirus",
            "what happens to what the antivirus does not accept for its size",
            choice(Disposition.class),
            CONTENT.tooLargeForAntivirus());

    static final Setting<Disposition> MALFORMED = add(
            "ContentMalformed",
            "what happens to archives and MIME parts that cannot be taken apart",
            choice(Disposition.class),
            CONTENT.malformed());
    static final Setting<Integer> MAX_DEPTH =
            add("ContentMaxDepth", "depth of archives in archives", number(1, 32), CONTENT.maxDepth());
    static final Setting<Integer> MAX_ENTRIES = add(
            "ContentMaxEntries", "entries of all archives of a message", number(1, 1_000_000), CONTENT.maxEntries());
    static final Setting<Long> MAX_UNPACKED_BYTES = add(
            "ContentMaxUnpackedBytes",
            "unpacked bytes of all archives of a message",
            bytes(M, 64 * G),
            CONTENT.maxUnpackedBytes());
    static final Setting<Integer> MAX_RATIO = add(
            "ContentMaxRatio",
            "unpacked to packed bytes of one archive, judged above 10 MB unpacked",
            number(10, 10_000),
            CONTENT.maxRatio());
    static final Setting<Duration> MAX_TIME =
            add("ContentMaxTime", "time for the content check of one message", time("1s", "30m"), CONTENT.maxTime());

    private static final AntispamSettings ANTISPAM = AntispamSettings.defaults();
    private static final String ADDRESS = "(from:)?([^\\s\\p{Cntrl}<>,;@]{1,150}@)?[^\\s\\p{Cntrl}<>,;@:]{1,150}";
    private static final String NETWORK = "[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?|[0-9a-f:]{2,39}(/[0-9]{1,3})?";
    static final Setting<Boolean> ANTISPAM_ENABLED =
            add("AntispamEnabled", "whether mail is scored", yesNo(), ANTISPAM.enabled());
    static final Setting<List<String>> RULES = add(
            "AntispamRules",
            "folders of rules in SpamAssassin's format, used until a channel has given some; relative ones stand below GatehouseDirectory",
            new ListOf<>(folder(), false),
            ANTISPAM.rules());
    static final Setting<List<String>> LOCAL_RULES = add(
            "AntispamLocalRules",
            "folders of your own rules and scores, read after all others",
            new ListOf<>(folder(), true),
            ANTISPAM.localRules());
    static final Setting<Double> SUSPECTED_POINTS = add(
            "AntispamSuspectedPoints",
            "points from which a message is suspected",
            points(0.1, 1_000),
            ANTISPAM.suspectedPoints());
    static final Setting<Double> SPAM_POINTS =
            add("AntispamSpamPoints", "points from which a message is spam", points(0.1, 1_000), ANTISPAM.spamPoints());
    static final Setting<SpamAction> WHEN_SUSPECTED = add(
            "AntispamWhenSuspected",
            "what happens to suspected messages",
            choice(SpamAction.class),
            ANTISPAM.whenSuspected());
    static final Setting<SpamAction> WHEN_SPAM =
            add("AntispamWhenSpam", "what happens to spam", choice(SpamAction.class), ANTISPAM.whenSpam());
    static final Setting<String> SUBJECT_PREFIX = add(
            "AntispamSubjectPrefix",
            "what stands before the subject of marked mail",
            text(40),
            ANTISPAM.subjectPrefix());
    static final Setting<List<String>> ALLOWED_SENDERS = add(
            "AntispamAllowedSenders",
            "senders who are not scored; they outrank blocked ones",
            new ListOf<>(lowerCase(ADDRESS, "address pattern"), true),
            ANTISPAM.allowedSenders());
    static final Setting<List<String>> BLOCKED_SENDERS = add(
            "AntispamBlockedSenders",
            "senders whose mail is spam",
            new ListOf<>(lowerCase(ADDRESS, "address pattern"), true),
            ANTISPAM.blockedSenders());
    static final Setting<List<String>> OPTED_OUT = add(
            "AntispamOptedOut",
            "recipients whose mail is not withheld as spam",
            new ListOf<>(lowerCase(ADDRESS, "address pattern"), true),
            ANTISPAM.optedOut());
    static final Setting<Boolean> INTERNAL_MAIL = add(
            "AntispamInternalMail",
            "whether mail that did not come by SMTP is scored too",
            yesNo(),
            ANTISPAM.internalMail());
    static final Setting<Integer> MAX_SCORED_BYTES = add(
            "AntispamMaxBytes",
            "bytes of a message that are scored, from its beginning",
            intBytes((int) (16 * K), (int) (16 * M)),
            ANTISPAM.maxBytes());
    static final Setting<List<String>> TRUSTED_NETWORKS = add(
            "AntispamTrustedNetworks",
            "networks whose relays do not forge; none: as far as private addresses reach",
            new ListOf<>(lowerCase(NETWORK, "network"), true),
            ANTISPAM.trustedNetworks());
    static final Setting<List<String>> INTERNAL_NETWORKS = add(
            "AntispamInternalNetworks",
            "networks of your own relays, all of them trusted; none: the trusted ones",
            new ListOf<>(lowerCase(NETWORK, "network"), true),
            ANTISPAM.internalNetworks());
    static final Setting<WhenUnavailable> WHEN_NO_RULES = add(
            "AntispamWhenUnavailable",
            "what happens to messages while no rules are loaded",
            choice(WhenUnavailable.class),
            ANTISPAM.whenUnavailable());

    private static final DefinitionsSettings DEFINITIONS = DefinitionsSettings.defaults();
    static final Setting<List<Channel>> CHANNELS = add(
            "DefinitionsChannels",
            "channels of rules: a domain name, a URL or a folder, and the fingerprints of the keys that may sign for it",
            new ListOf<>(channel(), true),
            DEFINITIONS.channels());
    static final Setting<Duration> DEFINITIONS_INTERVAL = add(
            "DefinitionsInterval", "time between two looks at the channels", time("1m", "30d"), DEFINITIONS.interval());
    static final Setting<List<Endpoint>> DNS_SERVERS = add(
            "DefinitionsDnsServers",
            "name servers asked for versions; none: those of the operating system",
            new ListOf<>(endpoint(), true),
            DEFINITIONS.dnsServers());
    static final Setting<Optional<Endpoint>> PROXY =
            add("DefinitionsProxy", "HTTP proxy for downloads", optional(endpoint()), DEFINITIONS.proxy());
    static final Setting<Duration> DOWNLOAD_TIME = add(
            "DefinitionsDownloadTime",
            "time for all that is downloaded of one channel at one look",
            time("10s", "6h"),
            DEFINITIONS.downloadTime());
    static final Setting<Integer> MAX_PROBLEMS = add(
            "DefinitionsMaxProblems",
            "problems in the rules of channels beyond which they are refused",
            number(0, 100_000),
            DEFINITIONS.maxProblems());
    static final Setting<Duration> MAX_COMPILE_TIME = add(
            "DefinitionsMaxCompileTime",
            "time for reading and compiling rules beyond which they are refused",
            time("1s", "1h"),
            DEFINITIONS.maxCompileTime());
    static final Setting<Double> MAX_RULE_LOSS = add(
            "DefinitionsMaxRuleLoss",
            "per cent of the rules that an update may lack before a person has to promote it",
            points(0, 100),
            DEFINITIONS.maxRuleLoss());
    static final Setting<Double> MAX_FLIPS = add(
            "DefinitionsMaxFlips",
            "per cent of verdicts that an update may turn round before a person has to promote it",
            points(0, 100),
            DEFINITIONS.maxFlips());
    static final Setting<Integer> SHADOW_MESSAGES = add(
            "DefinitionsShadowMessages",
            "messages that an update scores in shadow before it judges; 0 for no shadow",
            number(0, 1_000_000),
            DEFINITIONS.shadowMessages());
    static final Setting<Duration> SHADOW_TIME = add(
            "DefinitionsShadowTime",
            "time after which a shadow is over, also with fewer messages",
            time("1m", "30d"),
            DEFINITIONS.shadowTime());
    static final Setting<Integer> KEPT =
            add("DefinitionsKept", "generations kept on disk", number(2, 50), DEFINITIONS.kept());

    private static final SsoSettings SSO = SsoSettings.defaults();
    static final Setting<Boolean> HONOUR =
            add("SsoHonour", "whether tags of other servers are honoured", yesNo(), SSO.honour());
    static final Setting<Duration> VALIDITY =
            add("SsoValidity", "time from signing a tag to its expiry", time("1h", "30d"), SSO.validity());
    static final Setting<Long> MAX_DEFINITIONS_LAG = add(
            "SsoMaxDefinitionsLag",
            "versions of antivirus definitions that a tag may be behind this server",
            longNumber(0, 1_000),
            SSO.maxDefinitionsLag());

    static final Setting<Duration> RETENTION = add(
            "QuarantineRetention",
            "how long an entry is kept",
            time("1d", "3650d"),
            QuarantineSettings.defaults().retention());
    static final Setting<Duration> REPORT_RETENTION = add(
            "ReportRetention",
            "how long the facts of a verdict are kept, for explain and whatif",
            time("1h", "365d"),
            ReportSettings.defaults().retention());

    private KnownSettings() {}

    /** In the order of the areas, each in the order of how messages meet it. */
    public static List<Setting<?>> all() {
        return List.copyOf(ALL);
    }

    private static <T> Setting<T> add(String name, String description, ValueType<T> type, T standard) {
        Setting<T> setting = new Setting<>(name, description, type, standard);
        ALL.add(setting);
        return setting;
    }
}
