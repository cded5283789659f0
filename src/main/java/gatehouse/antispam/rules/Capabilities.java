package gatehouse.antispam.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the engine says of itself when a rule file asks: {@code if (version >= 4)}, {@code ifplugin}, {@code can},
 * {@code has}. It decides which rules of a set are read. Immutable.
 *
 * @param version in SpamAssassin's form, 4.000001
 * @param language that of descriptions and templates: {@code lang de} lines count where it starts with de
 * @param plugins names in full
 * @param functions names in full of the functions that are there and true
 */
public record Capabilities(
        double version,
        double perlVersion,
        String language,
        boolean localTestsOnly,
        Set<String> plugins,
        Set<String> functions) {
    static final String CONF = "Mail::SpamAssassin::Conf::";
    private static final String PLUGIN = "Mail::SpamAssassin::Plugin::";

    /** Dmarc and WhiteListSubject are other names under which rules ask for loaded plugins. */
    private static final List<String> DEBIAN_PLUGINS = List.of(
            "AskDNS",
            "AutoLearnThreshold",
            "Bayes",
            "BodyEval",
            "Check",
            "DKIM",
            "DMARC",
            "DNSEval",
            "Dmarc",
            "FreeMail",
            "HTMLEval",
            "HTTPSMismatch",
            "HashBL",
            "HeaderEval",
            "ImageInfo",
            "MIMEEval",
            "MIMEHeader",
            "Pyzor",
            "Razor2",
            "RelayEval",
            "ReplaceTags",
            "SPF",
            "SpamCop",
            "URIDNSBL",
            "URIDetail",
            "URIEval",
            "VBounce",
            "WLBLEval",
            "WhiteListSubject",
            "WelcomeListSubject");

    private static final List<String> DEBIAN_FEATURES = List.of(
            "feature_bayes_auto_learn_on_error",
            "feature_bayes_stopwords",
            "feature_blocklist_welcomelist",
            "feature_bug6558_free",
            "feature_capture_rules",
            "feature_compile_regexp",
            "feature_dns_block_rule",
            "feature_dns_local_ports_permit_avoid",
            "feature_dns_query_restriction",
            "feature_edns",
            "feature_geodb",
            "feature_get_host",
            "feature_header_address_parser",
            "feature_header_first_last",
            "feature_header_match_many",
            "feature_local_tests_only",
            "feature_meta_rules_matching",
            "feature_originating_ip_headers",
            "feature_registryboundaries",
            "feature_subjprefix",
            "feature_uri_host_listed",
            "feature_welcomelist_blocklist",
            "feature_yesno_takes_args",
            "has_tflags_nolog",
            "has_tflags_nosubject",
            "perl_min_version_5010000");

    private static final List<String> DEBIAN_PLUGIN_FUNCTIONS = List.of(
            "AskDNS::has_tag_header",
            "BodyEval::has_check_body_length",
            "BodyEval::has_plaintext_body_sig_ratio",
            "DKIM::has_arc",
            "DNSEval::has_tflags_domains_only",
            "DNSEval::has_tflags_ips_only",
            "HashBL::has_hashbl_attachments",
            "HashBL::has_hashbl_bodyre",
            "HashBL::has_hashbl_bodyre_num",
            "HashBL::has_hashbl_email_domain",
            "HashBL::has_hashbl_email_domain_alias",
            "HashBL::has_hashbl_email_regex",
            "HashBL::has_hashbl_email_welcomelist",
            "HashBL::has_hashbl_email_whitelist",
            "HashBL::has_hashbl_emails",
            "HashBL::has_hashbl_ignore",
            "HashBL::has_hashbl_sha256",
            "HashBL::has_hashbl_tag",
            "HashBL::has_hashbl_uris",
            "MIMEEval::has_check_abundant_unicode_ratio",
            "MIMEEval::has_check_for_ascii_text_illegal",
            "MIMEEval::has_check_qp_ratio",
            "MIMEHeader::has_all_header",
            "MIMEHeader::has_capture_rules",
            "MIMEHeader::has_tflags_concat",
            "MIMEHeader::has_tflags_multiple",
            "MIMEHeader::has_tflags_range",
            "Pyzor::has_fork",
            "Razor2::has_fork",
            "SPF::has_check_for_spf_errors",
            "SPF::has_check_spf_skipped_noenvfrom",
            "URIDNSBL::has_subtest_for_ranges",
            "URIDNSBL::has_tflags_domains_only",
            "URIDNSBL::has_tflags_notrim",
            "URIDNSBL::has_uridnsbl_a_ns",
            "URIDNSBL::has_uridnsbl_for_a",
            "URIDNSBL::has_uridnsbl_skip_mailto",
            "URIDetail::has_host_key");

    public Capabilities {
        plugins = Set.copyOf(plugins);
        functions = Set.copyOf(functions);
    }

    /** SpamAssassin 4.0.1 as Debian enables it, in English. */
    public static Capabilities debian() {
        return new Capabilities(
                4.000001,
                5.036,
                "en_US",
                true,
                DEBIAN_PLUGINS.stream().map(PLUGIN::concat).collect(Collectors.toSet()),
                Stream.concat(
                                DEBIAN_FEATURES.stream().map(CONF::concat),
                                DEBIAN_PLUGIN_FUNCTIONS.stream().map(PLUGIN::concat))
                        .collect(Collectors.toSet()));
    }

    boolean speaks(String lang) {
        return language.regionMatches(true, 0, lang, 0, lang.length());
    }
}
