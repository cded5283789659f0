package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** All functions that look at headers only, and at lists of senders and recipients. Static functions only. */
final class HeaderChecks {
    private HeaderChecks() {}

    static List<Map<String, CheckMaker>> groups(RuleSetModel model) {
        return List.of(
                CharacterChecks.functions(),
                new DateChecks(Clock.systemUTC()).functions(),
                new FarawayChecks(model).functions(),
                ForgeryChecks.functions(),
                new FreeMailChecks(model).functions(),
                new FromNameChecks(model).functions(),
                GmailChecks.functions(),
                HotmailChecks.functions(),
                RatwareChecks.functions(),
                RecipientChecks.functions(),
                SenderChecks.functions(),
                SubjectChecks.functions(),
                new WelcomeListChecks(model).functions(),
                new SubjectListChecks(model).functions(),
                new VBounceChecks(model).functions(),
                YahooChecks.functions());
    }
}
