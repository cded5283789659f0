package gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.report.Counter;
import gatehouse.report.Counters;
import gatehouse.server.MessageId;
import gatehouse.server.RoutingState;
import gatehouse.server.Sighting;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldRuleTest {
    private final List<String> console = new ArrayList<>();
    private final Counters counters = new Counters();
    private final HoldRule holdRule = new HoldRule("ours"::equals, counters, console::add, Clock.systemUTC());

    @Test
    void shouldRaiseTheAlarmOnceForAMessageThatPassesWithoutATag() {
        holdRule.sighted(sighting("A", RoutingState.PASSING, Optional.empty()));
        holdRule.sighted(sighting("A", RoutingState.PASSING, Optional.empty()));
        holdRule.sighted(sighting("B", RoutingState.PASSING, Optional.of("forged")));

        assertThat(console).singleElement().asString().contains("hold rule not active", "mail.box:A", "set rules");
        assertThat(holdRule.inactiveSince()).isPresent();
        assertThat(counters.value(Counter.PASSED_UNSCANNED)).isEqualTo(2);
    }

    @Test
    void shouldBeQuietAboutHeldTaggedAndRouterHeldMessages() {
        holdRule.sighted(sighting("A", RoutingState.HELD, Optional.empty()));
        holdRule.sighted(sighting("B", RoutingState.PASSING, Optional.of("ours")));
        holdRule.sighted(sighting("C", RoutingState.ROUTER, Optional.empty()));

        assertThat(console).isEmpty();
        assertThat(holdRule.inactiveSince()).isEmpty();
    }

    @Test
    void shouldRaiseTheAlarmForAMessageThatLeftWithoutHavingBeenSeen() {
        holdRule.sighted(sighting("A", RoutingState.HELD, Optional.empty()));
        holdRule.gone(new MessageId("mail.box", "A"));
        assertThat(console).isEmpty();

        holdRule.gone(new MessageId("mail.box", "B"));
        holdRule.gone(new MessageId("mail.box", "B"));
        assertThat(console).singleElement().asString().contains("mail.box:B");
        assertThat(counters.value(Counter.PASSED_UNSCANNED)).isEqualTo(1);
    }

    @Test
    void shouldNotVerifyTheTagOfWhatThisTaskReleased() {
        holdRule.released(new MessageId("mail.box", "A"));
        holdRule.sighted(sighting("A", RoutingState.PASSING, Optional.of("forged")));

        assertThat(console).isEmpty();
    }

    @Test
    void shouldRaiseAndEndTheAlarmByProbes() {
        holdRule.probed(List.of("mail2.box"));
        assertThat(console).singleElement().asString().contains("mail2.box");

        holdRule.probed(List.of());
        assertThat(console).last().asString().contains("active again");
        assertThat(holdRule.inactiveSince()).isEmpty();
    }

    private static Sighting sighting(String unid, RoutingState state, Optional<String> tag) {
        return new Sighting(new MessageId("mail.box", unid), state, tag);
    }
}
