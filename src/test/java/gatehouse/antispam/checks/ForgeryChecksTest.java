package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeryChecksTest {
    private static final String ELSEWHERE =
            "Received: from a.example (a.example [192.0.2.1]) by b.example with SMTP id 1\n";
    private final Checking checking = Checking.with();

    @Test
    void shouldDoubtAnAolRelayWithoutAolsServer() {
        String relay = "Received: from unknown (192.0.2.1) by rly-xw01.mx.aol.com ";
        assertThat(checking.hits(relay + "with QMQP\n\n", "check_for_fake_aol_relay_in_rcvd"))
                .isTrue();
        assertThat(checking.hits(relay + "(8.8.8/8.8.5/AOL-5.0.0) with SMTP\n\n", "check_for_fake_aol_relay_in_rcvd"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received: from [192.0.2.1] by web1.mail.yahoo.com via HTTP; now\n",
                "Received: from x (mta1.mail.yahoo.com [192.0.2.1]) by b.example with SMTP\n",
                "Received: from [192.0.2.1] by n1.groups.yahoo.com with NNFMP; now\n",
                ""
            })
    void shouldBelieveYahooWithItsTraceOrWithoutAny(String received) {
        assertThat(isYahooForged(received)).isFalse();
    }

    @Test
    void shouldDoubtYahooFromElsewhere() {
        assertThat(isYahooForged(ELSEWHERE)).isTrue();
    }

    @Test
    void shouldDoubtGmailWithoutItsMarks() {
        String from = "From: a@gmail.com\n";
        String function = "check_for_forged_gmail_received_headers";
        assertThat(checking.hits(from + ELSEWHERE + "\n", function)).isTrue();
        assertThat(checking.hits(from + "X-Received: by 2002:a05:6402:1:: with SMTP id 1\n\n", function))
                .isFalse();
        String token = "x".repeat(70);
        assertThat(checking.hits(
                        from + "X-Gm-Message-State: " + token + "\nX-Google-Smtp-Source: " + token + "\n\n", function))
                .isFalse();
    }

    @Test
    void shouldTellAForgedTraceOfHotmailFromNone() {
        String claimed = "From: a@hotmail.com\nReceived: from hotmail.com (x.example [192.0.2.1]) by b.example\n\n";
        String none = "From: a@hotmail.com\n" + ELSEWHERE + "\n";
        assertThat(checking.hits(claimed, "check_for_forged_hotmail_received_headers"))
                .isTrue();
        assertThat(checking.hits(claimed, "check_for_no_hotmail_received_headers"))
                .isFalse();
        assertThat(checking.hits(none, "check_for_forged_hotmail_received_headers"))
                .isFalse();
        assertThat(checking.hits(none, "check_for_no_hotmail_received_headers")).isTrue();
    }

    @Test
    void shouldProveNothingWhereAListRemovedTheTrace() {
        String list = "Mailing-List: contact x-help@a.example; run by ezmlm\nDelivered-To: mailing list x@a.example\n"
                + "Received: (qmail 1 invoked from network); 2 Sep 2002 00:00:00 -0000\nFrom: a@hotmail.com\n\n";
        assertThat(checking.hits(list, "gated_through_received_hdr_remover")).isTrue();
        assertThat(checking.hits(list, "check_for_no_hotmail_received_headers")).isFalse();
    }

    @Test
    void shouldKnowAnOutlookIdOfAnotherTime() {
        String date = "Date: Mon, 2 Sep 2002 12:00:00 +0000\n";
        assertThat(checking.hits(
                        date + "Message-Id: <000001c25277$12345678$0a0a0a0a@a>\n\n", "check_outlook_message_id"))
                .isFalse();
        assertThat(checking.hits(
                        date + "Message-Id: <000001c15277$12345678$0a0a0a0a@a>\n\n", "check_outlook_message_id"))
                .isTrue();
    }

    private boolean isYahooForged(String received) {
        return checking.hits("From: a@yahoo.com\n" + received + "\n", "check_for_forged_yahoo_received_headers");
    }
}
