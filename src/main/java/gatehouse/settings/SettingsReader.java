package gatehouse.settings;

import static gatehouse.settings.KnownSettings.*;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the settings of one server from documents of the settings database: of form {@value #SETTINGS_FORM} one for the
 * domain, whose item Server is {@value #ALL_SERVERS}, and one for a server whose items override the domain's; of form
 * {@value #KEY_FORM} one for each server's public key. A value that cannot be used is refused by name and replaced by what
 * the domain or the standard says; nothing in a document can make it fail. Immutable.
 */
public final class SettingsReader {
    public static final String SETTINGS_FORM = "Settings";
    public static final String KEY_FORM = "ServerKey";
    static final String ALL_SERVERS = "*";

    private final String server;

    /** @param server this server's name, hierarchical, abbreviated or not */
    public SettingsReader(String server) {
        this.server = abbreviate(server);
    }

    /** Each document maps the names of its items to their values as text. */
    public Result read(List<Map<String, List<String>>> settings, List<Map<String, List<String>>> serverKeys) {
        Documents documents = new Documents();
        addDocumentsOf(ALL_SERVERS, settings, documents);
        addDocumentsOf(server, settings, documents);
        refuseDocumentsOfNobody(settings, documents);
        UnknownSettings.refuse(documents);
        Settings read = new Settings(
                mailFlow(documents),
                antivirus(documents),
                content(documents),
                antispam(documents),
                definitions(documents),
                sso(documents, serverKeys),
                new QuarantineSettings(documents.value(RETENTION)),
                new ReportSettings(documents.value(REPORT_RETENTION)));
        return new Result(read, documents.refused());
    }

    private static void addDocumentsOf(String name, List<Map<String, List<String>>> settings, Documents documents) {
        List<Map<String, List<String>>> own = settings.stream()
                .filter(document -> serverOf(document).equals(name))
                .toList();
        own.forEach(documents::add);
        if (own.size() > 1) {
            // A replication conflict, most often.
            documents.refuse(
                    new Refused("Server", name, "has " + own.size() + " documents", "all of them, the last one first"));
        }
    }

    private static void refuseDocumentsOfNobody(List<Map<String, List<String>>> settings, Documents documents) {
        settings.stream()
                .filter(document -> serverOf(document).isEmpty())
                .forEach(document ->
                        documents.refuse(new Refused("Server", "", "names no server", "nothing of this document")));
    }

    private static String serverOf(Map<String, List<String>> document) {
        return abbreviate(Documents.first(document, "Server").orElse(""));
    }

    /** {@code CN=Mail1/O=Acme} and {@code mail1/acme} are one server. */
    private static String abbreviate(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("(^|/)(cn|ou|o|c)=", "$1");
    }

    private static MailFlowSettings mailFlow(Documents documents) {
        return new MailFlowSettings(
                documents.value(WORKERS),
                documents.value(POLL_INTERVAL),
                documents.value(MESSAGE_DEADLINE),
                documents.value(SPOOL_MEMORY),
                documents.value(MAX_MESSAGE_BYTES),
                documents.value(MAX_FAILURES),
                documents.value(RETRY_FIRST),
                documents.value(RETRY_LONGEST),
                documents.value(HOLD_RULE_CHECK));
    }

    private static AntivirusSettings antivirus(Documents documents) {
        return new AntivirusSettings(
                documents.value(SERVERS),
                documents.value(CONNECT_TIMEOUT),
                documents.value(SCAN_TIMEOUT),
                documents.value(MAX_STREAM_BYTES),
                documents.value(FAILURES_TO_OPEN),
                documents.value(RETRY_SERVER),
                documents.value(DEFINITIONS_WARN_AGE),
                documents.value(WHEN_UNAVAILABLE));
    }

    private static ContentSettings content(Documents documents) {
        return new ContentSettings(
                documents.value(FORBIDDEN_TYPES),
                documents.value(FORBIDDEN_EXTENSIONS),
                documents.value(FORBIDDEN_NAMES),
                documents.value(MAX_FILE_BYTES),
                documents.value(MACROS),
                documents.value(ENCRYPTED_CONTAINERS),
                documents.value(ENCRYPTED_MAIL),
                documents.value(TOO_LARGE_FOR_ANTIVIRUS),
                documents.value(MALFORMED),
                documents.value(MAX_DEPTH),
                documents.value(MAX_ENTRIES),
                documents.value(MAX_UNPACKED_BYTES),
                documents.value(MAX_RATIO),
                documents.value(MAX_TIME));
    }

    private static AntispamSettings antispam(Documents documents) {
        return new AntispamSettings(
                documents.value(ANTISPAM_ENABLED),
                documents.value(RULES),
                documents.value(LOCAL_RULES),
                documents.value(SUSPECTED_POINTS),
                documents.value(SPAM_POINTS),
                documents.value(WHEN_SUSPECTED),
                documents.value(WHEN_SPAM),
                documents.value(SUBJECT_PREFIX),
                documents.value(ALLOWED_SENDERS),
                documents.value(BLOCKED_SENDERS),
                documents.value(OPTED_OUT),
                documents.value(INTERNAL_MAIL),
                documents.value(MAX_SCORED_BYTES),
                documents.value(TRUSTED_NETWORKS),
                documents.value(INTERNAL_NETWORKS),
                documents.value(WHEN_NO_RULES));
    }

    private static DefinitionsSettings definitions(Documents documents) {
        return new DefinitionsSettings(
                documents.value(CHANNELS),
                documents.value(DEFINITIONS_INTERVAL),
                documents.value(DNS_SERVERS),
                documents.value(PROXY),
                documents.value(DOWNLOAD_TIME),
                documents.value(MAX_PROBLEMS),
                documents.value(MAX_COMPILE_TIME),
                documents.value(MAX_RULE_LOSS),
                documents.value(MAX_FLIPS),
                documents.value(SHADOW_MESSAGES),
                documents.value(SHADOW_TIME),
                documents.value(KEPT));
    }

    private static SsoSettings sso(Documents documents, List<Map<String, List<String>>> serverKeys) {
        return new SsoSettings(
                documents.value(HONOUR),
                documents.value(VALIDITY),
                documents.value(MAX_DEFINITIONS_LAG),
                ServerKeys.read(serverKeys, documents));
    }

    /** The settings in force, and what was refused on the way. */
    public record Result(Settings settings, List<Refused> refused) {
        public Result {
            refused = List.copyOf(refused);
        }
    }
}
