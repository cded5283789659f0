package gatehouse.antispam.checks;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The functions that ask the network or keep state between messages, by plugin. They are known by name and say nothing: a
 * rule that calls one does not hit. Static functions only.
 */
final class NetworkChecks {
    private static final Map<String, List<String>> BY_PLUGIN = Map.ofEntries(
            entry("ASN", List.of("check_asn")),
            entry("AWL", List.of("check_from_in_auto_welcomelist", "check_from_in_auto_whitelist")),
            entry("AccessDB", List.of("check_access_database")),
            entry("AuthRes", List.of("check_authres_result")),
            entry("Bayes", List.of("check_bayes")),
            entry("DCC", List.of("check_dcc", "check_dcc_reputation_range")),
            entry(
                    "DKIM",
                    List.of(
                            "check_arc_signed",
                            "check_arc_valid",
                            "check_dkim_adsp",
                            "check_dkim_dependable",
                            "check_dkim_signall",
                            "check_dkim_signed",
                            "check_dkim_signsome",
                            "check_dkim_testing",
                            "check_dkim_valid",
                            "check_dkim_valid_author_sig",
                            "check_dkim_valid_envelopefrom",
                            "check_dkim_verified",
                            "check_for_def_dkim_welcomelist_from",
                            "check_for_def_dkim_whitelist_from",
                            "check_for_dkim_welcomelist_from",
                            "check_for_dkim_whitelist_from")),
            entry(
                    "DMARC",
                    List.of(
                            "check_dmarc_missing",
                            "check_dmarc_none",
                            "check_dmarc_pass",
                            "check_dmarc_quarantine",
                            "check_dmarc_reject")),
            entry(
                    "DNSEval",
                    List.of(
                            "check_dns_sender",
                            "check_rbl",
                            "check_rbl_accreditor",
                            "check_rbl_envfrom",
                            "check_rbl_from_domain",
                            "check_rbl_from_host",
                            "check_rbl_headers",
                            "check_rbl_ns_from",
                            "check_rbl_rcvd",
                            "check_rbl_sub",
                            "check_rbl_txt")),
            entry(
                    "DecodeShortURLs",
                    List.of(
                            "short_url",
                            "short_url_200",
                            "short_url_404",
                            "short_url_chained",
                            "short_url_code",
                            "short_url_loop",
                            "short_url_maxchain",
                            "short_url_redir",
                            "short_url_tests")),
            entry(
                    "HashBL",
                    List.of(
                            "check_hashbl_attachments",
                            "check_hashbl_bodyre",
                            "check_hashbl_emails",
                            "check_hashbl_tag",
                            "check_hashbl_uris")),
            entry("Pyzor", List.of("check_pyzor")),
            entry("Razor2", List.of("check_razor2", "check_razor2_range")),
            entry(
                    "SPF",
                    List.of(
                            "check_for_def_spf_welcomelist_from",
                            "check_for_def_spf_whitelist_from",
                            "check_for_spf_fail",
                            "check_for_spf_helo_fail",
                            "check_for_spf_helo_neutral",
                            "check_for_spf_helo_none",
                            "check_for_spf_helo_pass",
                            "check_for_spf_helo_permerror",
                            "check_for_spf_helo_softfail",
                            "check_for_spf_helo_temperror",
                            "check_for_spf_neutral",
                            "check_for_spf_none",
                            "check_for_spf_pass",
                            "check_for_spf_permerror",
                            "check_for_spf_softfail",
                            "check_for_spf_temperror",
                            "check_for_spf_welcomelist_from",
                            "check_for_spf_whitelist_from",
                            "check_spf_skipped_noenvfrom")),
            entry("Shortcircuit", List.of("check_shortcircuit")),
            entry("TxRep", List.of("check_senders_reputation")),
            entry("URIDNSBL", List.of("check_uridnsbl")),
            entry("URILocalBL", List.of("check_uri_local_bl")));

    private NetworkChecks() {}

    static Map<String, CheckMaker> functions() {
        CheckMaker silent = arguments -> message -> 0;
        return BY_PLUGIN.values().stream()
                .flatMap(Collection::stream)
                .collect(Collectors.toMap(Function.identity(), name -> silent));
    }
}
