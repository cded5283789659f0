package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WelcomeListChecksTest {
    private final Checking checking = Checking.with(
            "welcomelist_from *@Friend.example",
            "welcomelist_from_rcvd *@bank.example bank.example",
            "welcomelist_from_rcvd *@net.example [192.0.2]",
            "welcomelist_allows_relays free@bank.example",
            "blocklist_from spam??@*",
            "blocklist_to trap@*",
            "enlist_addrlist (CREW) joe@ship.example *@boat.example");

    @Test
    void shouldMatchSendersWithGlobsByOldNamesAndNew() {
        assertThat(checking.hits("From: a@FRIEND.example\n\n", "check_from_in_welcomelist"))
                .isTrue();
        assertThat(checking.hits("From: a@friend.example\n\n", "check_from_in_whitelist"))
                .isTrue();
        assertThat(checking.hits("From: spam12@a.example\n\n", "check_from_in_blacklist"))
                .isTrue();
        assertThat(checking.hits("From: spam1@a.example\n\n", "check_from_in_blocklist"))
                .isFalse();
    }

    @Test
    void shouldTakeWhoSentItAgainForTheSender() {
        assertThat(checking.hits("Resent-From: a@b.example\nFrom: a@friend.example\n\n", "check_from_in_welcomelist"))
                .isFalse();
    }

    @Test
    void shouldWelcomeSendersByTheirRelay() {
        assertThat(checking.hits(
                        from("a@bank.example", "mx.bank.example", "198.51.100.1"), "check_from_in_welcomelist"))
                .isTrue();
        assertThat(checking.hits(from("a@net.example", "x.example", "192.0.2.7"), "check_from_in_welcomelist"))
                .isTrue();
    }

    @Test
    void shouldCallAnotherRelayForged() {
        String message = from("a@bank.example", "notbank.example", "198.51.100.1");
        assertThat(checking.hits(message, "check_from_in_welcomelist")).isFalse();
        assertThat(checking.hits(message, "check_forged_in_welcomelist")).isTrue();
        assertThat(checking.hits(from("free@bank.example", "x.example", "198.51.100.1"), "check_forged_in_welcomelist"))
                .isFalse();
    }

    @Test
    void shouldFindRecipientsWhereServersNoteThem() {
        assertThat(checking.hits("To: a@b.example\nX-Original-To: trap@c.example\n\n", "check_to_in_blocklist"))
                .isTrue();
        assertThat(checking.hits(
                        "Received: from a by b with SMTP id 1 for <trap@c.example>; now\n\n", "check_to_in_blocklist"))
                .isTrue();
    }

    @Test
    void shouldLookIntoNamedLists() {
        assertThat(checking.hits("From: x@boat.example\n\n", "check_from_in_list", "CREW"))
                .isTrue();
        assertThat(checking.hits("Reply-To: joe@ship.example\n\n", "check_replyto_in_list", "CREW"))
                .isTrue();
        assertThat(checking.hits("To: x@boat.example\n\n", "check_to_in_list", "OTHER"))
                .isFalse();
    }

    @Test
    void shouldCompareTheRelayWithTheEnvelopeSender() {
        String message = "Return-Path: <a@news.bank.com>\n" + from("a@x.example", "mx.bank.com", "198.51.100.1");
        assertThat(checking.hits(message, "check_mailfrom_matches_rcvd")).isTrue();
        assertThat(checking.hits(message.replace("mx.bank", "mxbank"), "check_mailfrom_matches_rcvd"))
                .isFalse();
    }

    private static String from(String sender, String relay, String ip) {
        return "Received: from x (" + relay + " [" + ip + "]) by mx.example (Postfix) with SMTP id 1\nFrom: " + sender
                + "\n\n";
    }
}
