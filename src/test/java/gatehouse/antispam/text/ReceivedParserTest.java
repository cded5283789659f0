package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedParserTest {
    /** The field, then address, name by the DNS, greeting and ident as they are read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Domino
                "from h.example ([192.0.2.1]) by b.example (HCL Domino Release 12.0.2) with ESMTP id 1-2 | 192.0.2.1;;h.example;",
                "from h.example ([2001:db8::1]) by b.example (Lotus Domino Release 8.5) with ESMTP id 1 | 2001:db8::1;;h.example;",
                // Postfix
                "from h.example (r.example [192.0.2.1]) by b.example (Postfix) with ESMTP id A | 192.0.2.1;r.example;h.example;",
                "from h.example (unknown [192.0.2.1]) by b.example (Postfix) with ESMTP id A | 192.0.2.1;;h.example;",
                "from h.example (r.example [IPv6:2001:db8::1]) by b.example (Postfix) | 2001:db8::1;r.example;h.example;",
                // Sendmail
                "from h.example (IDENT:u@r.example [192.0.2.1]) by b.example (8.9.3/8.9.3) | 192.0.2.1;r.example;h.example;u",
                "from h.example (r.example [192.0.2.1] (may be forged)) by b.example (8.9.3/8.9.3) | 192.0.2.1;r.example;h.example;",
                "from h.example (u@[192.0.2.1]) by b.example (8.9.3/8.9.3) with SMTP id A | 192.0.2.1;;h.example;u",
                // Exim
                "from r.example ([192.0.2.1] helo=h.example ident=u) by b.example with esmtp (Exim 4.9) | 192.0.2.1;r.example;h.example;u",
                "from [192.0.2.1] (port=25 helo=[10.0.0.1]) by b.example with esmtp (Exim 4.9) | 192.0.2.1;;!10.0.0.1!;",
                "from r.example ([192.0.2.1]:2525) by b.example with esmtps (TLS1.3) (Exim 4.9) | 192.0.2.1;r.example;r.example;",
                // qmail
                "from unknown (HELO h.example) (192.0.2.1) by b.example with SMTP; now | 192.0.2.1;;h.example;",
                "from r.example (HELO h.example) (u@192.0.2.1) by b.example with SMTP; now | 192.0.2.1;r.example;h.example;u",
                "from r.example ([192.0.2.1]) by b.example with SMTP; now | 192.0.2.1;r.example;r.example;",
                // Exchange, CommuniGate Pro, IMail, web servers
                "from h.example (192.0.2.1) by b.example (10.0.0.1) with Microsoft SMTP Server id 15.1 | 192.0.2.1;h.example;h.example;",
                "from h.example ([192.0.2.1]) by b.example with Microsoft SMTPSVC(6.0); now | 192.0.2.1;;h.example;",
                "from [192.0.2.1] (account u HELO h.example) by b.example (CommuniGate Pro SMTP 5) | 192.0.2.1;;h.example;",
                "from h.example [192.0.2.1] by b.example with ESMTP (SMTPD32-7.07) id A | 192.0.2.1;;h.example;",
                "from 192.0.2.1 (SquirrelMail authenticated user u) by b.example with HTTP; now | 192.0.2.1;;;",
                "from 192.0.2.1 by b.example with HTTP; now | 192.0.2.1;;;",
                // unknown servers
                "from h.example strange (x [192.0.2.1] y) by b.example with SMTP id A | 192.0.2.1;;h.example;"
            })
    void shouldReadWhoSent(String field, String expected) {
        Relay relay = relay(field);

        assertThat(String.join(";", relay.ip().text(), relay.rdns(), relay.helo(), relay.ident()))
                .isEqualTo(expected);
        assertThat(relay.by()).isEqualTo("b.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by b.example (HCL Domino Release 12.0.2) with ESMTP id 1-2 ; now",
                "from h.example by b.example (HCL Domino Release 12.0.2) with ESMTP id 1-2 ; now",
                "(qmail 123 invoked by uid 5); now",
                "(from u@localhost) by b.example (8.9.3/8.9.3) id A; now",
                "from localhost (localhost) by b.example (8.9.3/8.9.3) id A; now",
                "from mail pickup service by b.example with Microsoft SMTPSVC; now",
                "from u@h.example by b.example with qmail-scanner; now"
            })
    void shouldSeeNoHopWhereNoAddressIsMeant(String field) {
        assertThat(ReceivedParser.read(field)).isEqualTo(ReceivedParser.Nothing.IRRELEVANT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from h.example (r.example) by b.example (Postfix) with SMTP id A; now",
                "from h.example (r.example [192.0.2.1]) with SMTP id A; now",
                "from h.example (r.example [192.0.2.300]) by b.example with SMTP id A; now"
            })
    void shouldSayThatItCannotRead(String field) {
        assertThat(ReceivedParser.read(field)).isEqualTo(ReceivedParser.Nothing.UNREADABLE);
    }

    @Test
    void shouldTellMailThatWasFetched() {
        String field = "from h.example [192.0.2.1] by b.example with POP3 (fetchmail-6.3) for <u@b.example>; now";

        assertThat(ReceivedParser.read(field)).isEqualTo(ReceivedParser.Nothing.FETCHED);
    }

    @Test
    void shouldReadQueueIdAndEnvelopeSender() {
        Relay relay = relay("from h (r.example [192.0.2.1]) by b (8.9/8.9) id <A1@b>; now (envelope-from u@s.example)");

        assertThat(relay.id()).isEqualTo("A1@b");
        assertThat(relay.envfrom()).isEqualTo("u@s.example");
    }

    @ParameterizedTest
    @CsvSource({
        "with ESMTPSA id A, ESMTPSA",
        "with ESMTPS id A, ''",
        "(Authenticated sender: u) with ESMTP id A, Postfix",
        "(authenticated bits=0) with ESMTP id A, Sendmail",
        "(AUTH: LOGIN u) with ESMTP id A, LOGIN"
    })
    void shouldSeeThatTheSenderAuthenticatedItself(String how, String expected) {
        assertThat(relay("from h.example (r.example [192.0.2.1]) by b.example " + how)
                        .auth())
                .isEqualTo(expected);
    }

    @Test
    void shouldLetNoValueLookLikeAnother() {
        assertThat(relay("from h<x>|[y] (r.example [192.0.2.1]) by b.example with SMTP")
                        .helo())
                .isEqualTo("h!x!!!y!");
    }

    private static Relay relay(String field) {
        ReceivedParser.Reading reading = ReceivedParser.read(field);
        assertThat(reading).as(field).isInstanceOf(ReceivedParser.Hop.class);
        return ((ReceivedParser.Hop) reading).relay();
    }
}
