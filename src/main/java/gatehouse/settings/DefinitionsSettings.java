package gatehouse.settings;

import gatehouse.settings.AntivirusSettings.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where new rules come from, and what is asked of them before they judge mail.
 *
 * @param interval between two looks at the channels
 * @param dnsServers asked for versions; none: those of the operating system
 * @param downloadTime for all that is downloaded of one channel at one look
 * @param maxProblems that lint may find in rules of channels
 * @param maxCompileTime for reading and compiling
 * @param maxRuleLoss per cent of the active generation's rules that an update may lack
 * @param maxFlips per cent of past verdicts, or of messages in shadow, that an update may turn round
 * @param shadowMessages that an update is compared on before it is promoted; 0 for no shadow
 * @param shadowTime after which a shadow is over, also with fewer messages
 * @param kept generations on disk
 */
public record DefinitionsSettings(
        List<Channel> channels,
        Duration interval,
        List<Endpoint> dnsServers,
        Optional<Endpoint> proxy,
        Duration downloadTime,
        int maxProblems,
        Duration maxCompileTime,
        double maxRuleLoss,
        double maxFlips,
        int shadowMessages,
        Duration shadowTime,
        int kept) {
    public DefinitionsSettings {
        channels = List.copyOf(channels);
        dnsServers = List.copyOf(dnsServers);
    }

    public static DefinitionsSettings defaults() {
        return new DefinitionsSettings(
                List.of(),
                Duration.ofHours(1),
                List.of(),
                Optional.empty(),
                Duration.ofMinutes(10),
                0,
                Duration.ofMinutes(2),
                25,
                1,
                0,
                Duration.ofHours(1),
                5);
    }

    /**
     * A channel of definitions, and who may sign for it.
     *
     * @param location a domain name of sa-update's protocol; or a folder over HTTP or HTTPS, ending in a slash; or a folder of
     *     this machine, absolute
     * @param keys fingerprints of OpenPGP keys in upper-case hexadecimal, 40 or 64 digits; at least one
     */
    public record Channel(String location, List<String> keys) {
        public Channel {
            keys = List.copyOf(keys);
        }

        @Override
        public String toString() {
            return location + " " + String.join(" ", keys);
        }
    }
}
