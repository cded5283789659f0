package gatehouse.antispam.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The domains that say by a DKIM or DomainKeys signature that a message is theirs, whether or not it is valid. */
final class SigningDomains {
    private static final int MAX = 10;
    private static final Pattern DOMAIN = Pattern.compile("(?:^|;)\\s*+d\\s*+=\\s*+([^;\\s]++)");

    private SigningDomains() {}

    static List<String> of(Headers headers) {
        return Stream.of("dkim-signature", "domainkey-signature")
                .flatMap(name -> headers.named(name).stream())
                .limit(MAX)
                .flatMap(field -> domain(field.decoded()).stream())
                .map(HostNames::lower)
                .distinct()
                .toList();
    }

    private static Optional<String> domain(String signature) {
        Matcher domain = DOMAIN.matcher(signature);
        return domain.find() ? Optional.of(domain.group(1)) : Optional.empty();
    }
}
