package gatehouse.proof;

import gatehouse.antispam.RuleSetHolder;
import gatehouse.definitions.DefinitionUpdates;
import gatehouse.definitions.GenerationStore;
import gatehouse.definitions.Home;
import gatehouse.definitions.Promotion;
import gatehouse.definitions.Shadow;
import gatehouse.report.VerdictRecords;
import gatehouse.settings.Settings;
import gatehouse.settings.SettingsReader;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process that has the definitions of a server and updates them for ever, a look for each line that it is sent, and says the steps of it.
 * It is there to be killed.
 */
public final class UpdateLoop {
    private UpdateLoop() {}

    /** Arguments: the home, a channel's subscription, the DNS server. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Settings settings = settings(arguments[1], arguments[2]);
        Path folder = home.resolve("definitions");
        GenerationStore store = GenerationStore.open(folder);
        VerdictRecords records = VerdictRecords.open(home.resolve("verdicts.mv"));
        Promotion promotion = new Promotion(store, new RuleSetHolder(), records, new Shadow(), System.out::println);
        DefinitionUpdates updates = new DefinitionUpdates(
                new Home(home, home.resolve("keys"), folder.resolve("work")),
                store,
                promotion,
                records,
                System.out::println);
        promotion.restore(settings);
        System.out.println("done restore " + active(store));
        updates.reload(settings);
        UpdateWatcher.start(folder, store, updates);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        do {
            updates.update(settings);
            System.out.println(updates.status());
            System.out.println("done activate " + active(store));
            System.out.println("done look " + active(store));
        } while (orders.readLine() != null);
    }

    private static long active(GenerationStore store) {
        return store.active().map(NumberedRules::number).orElse(0L);
    }

    private static Settings settings(String channel, String dns) {
        Map<String, List<String>> document = Map.of(
                "Server", List.of("*"),
                "DefinitionsChannels", List.of(channel),
                "DefinitionsDnsServers", List.of(dns),
                "DefinitionsKept", List.of("4"));
        return new SettingsReader("mail1/Acme")
                .read(List.of(document), List.of())
                .settings();
    }
}
