package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreeMailChecksTest {
    private static final String REPLY = "From: x@free.com\nReply-To: y@post.net\n";
    private final Checking checking =
            Checking.with("freemail_domains free.com post.* *.mail.net", "freemail_welcomelist ok@free.com");

    @Test
    void shouldKnowSendersByDomainsAndWildcardsWithoutDots() {
        assertThat(isFree("a@FREE.com")).isTrue();
        assertThat(isFree("a@post.example")).isTrue();
        assertThat(isFree("a@x.mail.net")).isTrue();
        assertThat(isFree("a@post.co.example")).isFalse();
        assertThat(isFree("a@x.y.mail.net")).isFalse();
        assertThat(isFree("a@sub.free.com")).isFalse();
    }

    @Test
    void shouldExceptWhoIsListedAndOffices() {
        assertThat(isFree("ok@free.com")).isFalse();
        assertThat(isFree("postmaster@free.com")).isFalse();
    }

    @Test
    void shouldExceptThoseOfOtherListsWhereAsked() {
        String[] lists = {
            "freemail_domains free.com",
            "freemail_import_welcomelist_auth 1",
            "welcomelist_auth joe@*",
            "def_welcomelist_auth *"
        };

        Checking importing = Checking.with(lists);

        assertThat(importing.hits("From: joe@free.com\n\n", "check_freemail_from"))
                .isFalse();
        assertThat(importing.hits("From: jim@free.com\n\n", "check_freemail_from"))
                .isTrue();
    }

    @Test
    void shouldMatchAHeadersAddressWithAPatternToo() {
        String message = "Reply-To: <a1@free.com>\n\n";
        assertThat(checking.hits(message, "check_freemail_header", "Reply-To", "\\d@"))
                .isTrue();
        assertThat(checking.hits(message, "check_freemail_header", "Reply-To", "^\\d"))
                .isFalse();
    }

    @Test
    void shouldKnowAnswersWantedElsewhere() {
        assertThat(checking.hits(REPLY + "\n", "check_freemail_replyto", "replyto"))
                .isTrue();
        assertThat(checking.hits("From: x@free.com\nReply-To: x@free.com\n\n", "check_freemail_replyto", "replyto"))
                .isFalse();
        assertThat(checking.hits("Return-Path: <list-bounces@a.example>\n" + REPLY + "\n", "check_freemail_replyto"))
                .isFalse();
    }

    @Test
    void shouldKnowAnotherAddressInTheBody() {
        String body = "\n\nwrite to y@post.net soon\n";
        assertThat(checking.hits("From: x@free.com" + body, "check_freemail_replyto", "reply"))
                .isTrue();
        assertThat(checking.hits("From: x@free.com" + body, "check_freemail_replyto", "replyto"))
                .isFalse();
    }

    @Test
    void shouldNotTakeQuotedPeopleOrListsForTheAuthorsAddress() {
        assertThat(isFreeBody("y@post.net")).isTrue();
        assertThat(isFreeBody("Joe <y@post.net> said")).isFalse();
        assertThat(isFreeBody("y@post.net wrote: yes")).isFalse();
        assertThat(isFreeBody("http://a.example/?y@post.net")).isFalse();
        assertThat(isFreeBody("a@post.net b@post.net c@post.net")).isFalse();
    }

    private boolean isFree(String from) {
        return checking.hits("From: " + from + "\n\n", "check_freemail_from");
    }

    private boolean isFreeBody(String text) {
        return checking.hits("From: x@a.example\n\n" + text + "\n", "check_freemail_body");
    }
}
