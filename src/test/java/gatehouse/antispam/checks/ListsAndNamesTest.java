package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListsAndNamesTest {
    private final Checking checking = Checking.with(
            "welcomelist_subject [Bug *]", "blocklist_subject make money", "welcomelist_bounce_relays mx*.own.example");

    @Test
    void shouldMatchSubjectsAnywhereWithGlobs() {
        assertThat(checking.hits("Subject: Re: [bug 12] it fails\n\n", "check_subject_in_welcomelist"))
                .isTrue();
        assertThat(checking.hits("Subject: How to MAKE MONEY\n\n", "check_subject_in_blacklist"))
                .isTrue();
        assertThat(checking.hits("Subject: makemoney\n\n", "check_subject_in_blocklist"))
                .isFalse();
    }

    @Test
    void shouldKnowABounceOfOurOwnMail() {
        String bounce = "Subject: failed\n\nThe message was:\n\nReceived: from x by mx1.own.example with SMTP\n";
        assertThat(checking.hits(bounce, "check_whitelist_bounce_relays")).isTrue();
        assertThat(checking.hits(bounce.replace("own", "other"), "check_welcomelist_bounce_relays"))
                .isFalse();
        assertThat(checking.hits(bounce, "have_any_bounce_relays")).isTrue();
        assertThat(Checking.with().hits(bounce, "have_any_bounce_relays")).isFalse();
    }

    @Test
    void shouldKnowANameForDisplayThatIsAnotherAddress() {
        assertThat(isSpoof("\"a@bank.com\" <x@c.example>")).isTrue();
        assertThat(isSpoof("\"a@bank.com\" <x@bank.net>")).isFalse();
        assertThat(isSpoof("\"Joe\" <x@c.example>")).isFalse();
        assertThat(checking.hits("From: \"a@bank.com\" <x@c.example>\nTo: a@bank.com\n\n", "check_fromname_equals_to"))
                .isTrue();
    }

    @Test
    void shouldCompareTheEnvelopeWithTheSender() {
        String message = "Return-Path: <a@mail.b.example>\nFrom: a@b.example\n\n";
        assertThat(checking.hits(message, "check_equal_from_domains")).isFalse();
        assertThat(checking.hits(message, "check_for_matching_env_and_hdr_from"))
                .isFalse();
        assertThat(checking.hits(message.replace("mail.b", "c"), "check_equal_from_domains"))
                .isTrue();
    }

    @Test
    void shouldSayWhichFunctionsAreThere() {
        assertThat(checking.support("check_freemail_from")).isEqualTo(FunctionSupport.IMPLEMENTED);
        assertThat(checking.support("check_rbl")).isEqualTo(FunctionSupport.UNKNOWN_UNTIL_ASKED);
        assertThat(checking.support("make_coffee")).isEqualTo(FunctionSupport.MISSING);
    }

    @Test
    void shouldNotHitWhereTheNetworkIsNotAsked() {
        assertThat(checking.hits("Subject: x\n\n", "check_rbl", "zen", "zen.example."))
                .isFalse();
    }

    private boolean isSpoof(String from) {
        return checking.hits("From: " + from + "\n\n", "check_fromname_spoof");
    }
}
