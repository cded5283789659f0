package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.RegistryBoundaries;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** All functions that look at headers only, and at lists of senders and recipients. Static functions only. */
final class HeaderChecks {
    private HeaderChecks() {}

    static List<Map<String, CheckMaker>> groups(RuleSetModel model, RegistryBoundaries registries) {
        return List.of(
                CharacterChecks.functions(),
                new DateChecks(Clock.systemUTC()).functions(),
                new FarawayChecks(model).functions(),
                ForgeryChecks.functions(),
                new FreeMailChecks(model, registries).functions(),
                new FromNameChecks(model, registries).functions(),
                GmailChecks.functions(),
                HotmailChecks.functions(),
                RatwareChecks.functions(),
                RecipientChecks.functions(),
                SenderChecks.functions(),
                SubjectChecks.functions(),
                new WelcomeListChecks(model, registries).functions(),
                new SubjectListChecks(model).functions(),
                new VBounceChecks(model).functions(),
                YahooChecks.functions());
    }
}
