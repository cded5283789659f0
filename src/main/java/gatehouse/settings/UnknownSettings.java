package gatehouse.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Items that look like a setting and are none: a name misspelt. What an item belongs to shows in its name, so items of
 * Notes itself and of the form ({@code $UpdatedBy}, {@code Form}) are not taken for settings.
 */
final class UnknownSettings {
    private static final int LONGEST_NAME = 64;
    private static final Pattern AREA =
            Pattern.compile("(mailflow|antivirus|content|antispam|sso|quarantine).*", Pattern.DOTALL);
    private static final List<String> NAMES =
            KnownSettings.all().stream().map(Setting::name).toList();
    private static final Set<String> KEYS =
            NAMES.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());

    private UnknownSettings() {}

    static void refuse(Documents documents) {
        documents.items().forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (AREA.matcher(key).matches() && !KEYS.contains(key)) {
                String reason = "belongs to an unknown setting; the nearest is " + nearest(key);
                documents.refuse(new Refused(name, value, reason, "nothing"));
            }
        });
    }

    private static String nearest(String name) {
        String bounded = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        return NAMES.stream()
                .min(Comparator.comparingInt(known -> distance(bounded, known.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }

    /** Letters to insert, delete or replace (Levenshtein), row by row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
