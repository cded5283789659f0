package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSetParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules that come with the product. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnRulesTest {
    private static final double SUSPECTED = 5;
    private static final double SPAM = 10;

    private static final String LETTER = """
            Received: from mail.example.org (mail.example.org [192.0.2.7]) by mx.example.com with ESMTP id 4Xq;
             Mon, 6 May 2024 09:12:01 +0200
            From: Anna Berg <anna.berg@example.org>
            To: Karl Lind <karl.lind@example.com>
            Date: Mon, 6 May 2024 09:12:00 +0200
            Message-ID: <20240506071200.GA4711@mail.example.org>
            """;

    private RuleSetModel model;
    private RuleSet rules;

    @BeforeAll
    void compile() throws Exception {
        model = new RuleSetParser().parse(Path.of("config/rules"));
        rules = RuleSet.compile(model);
    }

    @Test
    void shouldHaveNothingThatIsNotUnderstood() {
        assertThat(model.problems()).isEmpty();
        assertThat(rules.problems()).isEmpty();
        assertThat(model.unknownDirectives()).isEmpty();
    }

    @Test
    void shouldDescribeEveryRuleWithPoints() {
        assertThat(model.rules().values())
                .filteredOn(rule -> !rule.isSubrule())
                .allSatisfy(
                        rule -> assertThat(rule.description()).as(rule.name()).isNotEmpty());
    }

    @Test
    void shouldCallTheTestMessageSpam() {
        // In pieces, so that no filter finds it in this file.
        String gtube = "XJS*C4JDBQADN1.NSBN3*2IDNEN*" + "GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

        assertThat(score("Subject: test\n\n" + gtube).points()).isGreaterThan(900);
    }

    @Test
    void shouldCallAnAdvanceFeeFraudSpam() {
        SpamScore score = score("""
                From: Barrister James <james4419@example.net>
                Reply-To: james@yahoo.com
                Subject: URGENT ASSISTANCE NEEDED

                Dear Friend,
                I am Barrister James Okoro of Lagos, Nigeria. My late client died and left no next of kin. I seek a
                reliable foreign partner to transfer the funds of $18.5 million into your account. You get 30 % of the
                total sum. The transaction is risk free. Please keep it in strict confidence.
                """);

        assertThat(score.points()).isGreaterThan(SPAM);
        assertThat(score.hits()).extracting(Hit::rule).contains("GH_FEE_SOME", "GH_FEE_FREEMAIL");
    }

    @Test
    void shouldSuspectAMessageWhoseLinkHidesItsHost() {
        SpamScore score = score(LETTER
                + "Subject: Verify your account\nContent-Type: text/html\n\n"
                + "<p>Confirm your account within 24 hours or it will be suspended:"
                + " <a href=\"http://www.bank.example.com@192.0.2.66/login\">http://www.bank.example.com</a></p>");

        assertThat(score.points()).isGreaterThan(SUSPECTED);
        assertThat(score.hits()).extracting(Hit::rule).contains("GH_LINK_USER");
    }

    @Test
    void shouldLetALetterPass() {
        assertThat(score(LETTER + "Subject: Minutes of Friday\n\nDear Karl,\n\nhere are the minutes.\n\nAnna\n")
                        .points())
                .isLessThan(1);
    }

    @Test
    void shouldSpeakForAnAnswer() {
        SpamScore score = score(
                LETTER
                        + "References: <4712@mx.example.com>\nSubject: Re: Minutes of Friday\n\nKarl wrote:\n> where are the minutes?\n\nHere.");

        assertThat(score.points()).isNegative();
    }

    private SpamScore score(String message) {
        return rules.score(message.getBytes(StandardCharsets.UTF_8));
    }
}
