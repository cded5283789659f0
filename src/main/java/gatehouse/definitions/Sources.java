package gatehouse.definitions;

import gatehouse.settings.DefinitionsSettings.Channel;
import gatehouse.settings.Settings;
import java.util.List;

/**
 * Where the rules of a server come from, as its settings say. Immutable.
 *
 * @param rules folders that count as long as no channel has given any
 * @param localRules folders that are read after all others
 * @param trusted networks whose relays forge nothing
 * @param internal networks of our own relays
 */
public record Sources(
        List<Channel> channels,
        List<String> rules,
        List<String> localRules,
        List<String> trusted,
        List<String> internal) {
    public Sources {
        channels = List.copyOf(channels);
        rules = List.copyOf(rules);
        localRules = List.copyOf(localRules);
        trusted = List.copyOf(trusted);
        internal = List.copyOf(internal);
    }

    public static Sources of(Settings settings) {
        return new Sources(
                settings.definitions().channels(),
                settings.antispam().rules(),
                settings.antispam().localRules(),
                settings.antispam().trustedNetworks(),
                settings.antispam().internalNetworks());
    }
}
