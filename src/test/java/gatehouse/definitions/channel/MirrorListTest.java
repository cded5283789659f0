package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MirrorListTest {
    private final Random random = new Random(4);

    @Test
    void shouldReadMirrorsAndLeaveOutTheRest() throws Exception {
        MirrorList list = MirrorList.parse("""
                # test mirror: zone, cached via Coral
                #http://off.example/
                http://a.example/rules/ weight=5
                https://b.example/rules
                \t http://c.example/  country=de weight=3 since=2019\r
                http://a.example/rules/ weight=9

                ftp://d.example/
                http://user:secret@e.example/
                http:///nowhere
                http://[bad
                """);

        assertThat(list.shuffled(random))
                .containsExactlyInAnyOrder(
                        URI.create("http://a.example/rules/"),
                        URI.create("https://b.example/rules/"),
                        URI.create("http://c.example/"));
    }

    @Test
    void shouldChooseTheFirstByWeight() throws Exception {
        MirrorList list = MirrorList.parse("""
                http://a.example/ weight=1
                http://b.example/ weight=3
                http://c.example/ weight=0
                """);

        var firsts = IntStream.range(0, 10_000)
                .mapToObj(i -> list.shuffled(random).get(0).getHost())
                .collect(Collectors.groupingBy(host -> host, Collectors.counting()));

        assertThat(firsts.get("a.example")).isCloseTo(2_000L, withPercentage(5));
        assertThat(firsts.get("b.example")).isCloseTo(6_000L, withPercentage(5));
        assertThat(firsts.get("c.example")).isCloseTo(2_000L, withPercentage(5));
    }

    @Test
    void shouldOrderTheSameByTheSameChance() throws Exception {
        MirrorList list = MirrorList.parse("http://a.example/\nhttp://b.example/ weight=7\nhttp://c.example/");

        assertThat(list.shuffled(new Random(1))).isEqualTo(list.shuffled(new Random(1)));
    }

    @Test
    void shouldRefuseAListOfNone() {
        assertThatThrownBy(() -> MirrorList.parse("# none\n<html>no such page</html>"))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("names none");
    }

    @Test
    void shouldTakeABoundedNumberWithBoundedWeights() throws Exception {
        String many = Stream.iterate(0, i -> i + 1)
                .limit(5_000)
                .map(i -> "http://m" + i + ".example/ weight=9999999")
                .collect(Collectors.joining("\n"));

        List<URI> mirrors = MirrorList.parse(many).shuffled(random);

        assertThat(mirrors).hasSize(100).doesNotHaveDuplicates();
    }
}
