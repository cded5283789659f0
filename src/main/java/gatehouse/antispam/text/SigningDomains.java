package gatehouse.antispam.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The domains that say by a DKIM or DomainKeys signature that a message is theirs, whether or not it is valid. */
final class SigningDomains {
    private static final int MAX = 10;
    private static final Pattern FOLD = Pattern.compile("\\n[ \\t]++");
    private static final Pattern DOMAIN = Pattern.compile("(?:^|[;\\s])d\\s*+=\\s*+([^;\\s]++)");

    private SigningDomains() {}

    static List<String> of(Headers headers) {
        return Stream.of("dkim-signature", "domainkey-signature")
                .flatMap(name -> headers.named(name).stream())
                .flatMap(field ->
                        DOMAIN.matcher(FOLD.matcher(field.raw()).replaceAll("")).results())
                .map(found -> found.group(1))
                .distinct()
                .limit(MAX)
                .toList();
    }
}
