package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.RegistryBoundaries;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Functions about senders whose name for display is another address than theirs, which is all that many mail programs show.
 * Immutable; safe for threads.
 */
final class FromNameChecks {
    private static final Field NAME = Field.named("From:name");
    private static final Field ADDRESS = Field.named("From:addr");
    private static final Field TO = Field.named("To:addr");
    private static final Field REPLY_TO = Field.named("Reply-To:addr");

    private final RegistryBoundaries registries;
    private final AddressScanner scanner;
    private final int extraCharacters;
    private final BiPredicate<String, String> spoof;
    private final List<Field> ignoring;

    FromNameChecks(RuleSetModel model, RegistryBoundaries registries) {
        this.registries = registries;
        scanner = new AddressScanner(registries);
        extraCharacters = DirectiveWords.number(model, "fns_extrachars", 50);
        spoof = spoof(DirectiveWords.number(model, "fns_check", 1));
        ignoring = DirectiveWords.lower(model, "fns_ignore_headers")
                .map(Field::named)
                .toList();
    }

    /** Strict, or allowing for another top-level domain, or for another user of the domain. */
    private BiPredicate<String, String> spoof(int level) {
        return switch (level) {
            case 0 -> this::isOtherAddress;
            case 2 -> this::isOtherDomain;
            default -> this::isOtherOwner;
        };
    }

    Map<String, CheckMaker> functions() {
        Map<String, CheckMaker> functions = new HashMap<>();
        functions.put("check_fromname_contains_email", of((name, address) -> true, Integer.MAX_VALUE));
        functions.put("check_fromname_different", of(this::isOtherAddress, extraCharacters));
        functions.put("check_fromname_domain_differ", of(this::isOtherDomain, extraCharacters));
        functions.put("check_fromname_owners_differ", of(this::isOtherOwner, extraCharacters));
        functions.put("check_fromname_spoof", of(spoof, extraCharacters));
        functions.put("check_fromname_equals_to", in(TO));
        functions.put("check_fromname_equals_replyto", in(REPLY_TO));
        return functions;
    }

    /** Where the name has an address, and little more. */
    private CheckMaker of(BiPredicate<String, String> test, int extra) {
        return arguments -> Check.when(message -> {
            Optional<String> name = named(message);
            return name.isPresent()
                    && NAME.trimmed(message).length() - name.get().length() <= extra
                    && test.test(name.get(), first(ADDRESS, message));
        });
    }

    private CheckMaker in(Field field) {
        return arguments -> Check.when(message -> named(message)
                .filter(name -> isOtherAddress(name, first(ADDRESS, message)))
                .filter(name -> Senders.addresses(List.of(field), message).contains(name))
                .isPresent());
    }

    private Optional<String> named(CheckedMessage message) {
        return ignoring.stream().anyMatch(field -> field.isIn(message))
                ? Optional.empty()
                : scanner.scan(NAME.of(message)).stream()
                        .map(AddressScanner.Found::address)
                        .findFirst();
    }

    private boolean isOtherAddress(String name, String address) {
        return !name.equals(address);
    }

    private boolean isOtherDomain(String name, String address) {
        return !domain(name).equals(domain(address));
    }

    private boolean isOtherOwner(String name, String address) {
        return !owner(name).equals(owner(address));
    }

    private String owner(String address) {
        String domain = domain(address);
        return domain.substring(0, Math.max(0, domain.indexOf('.')));
    }

    private String domain(String address) {
        return registries.domainOf(address.substring(address.lastIndexOf('@') + 1));
    }

    private static String first(Field field, CheckedMessage message) {
        return field.lines(message).stream().findFirst().orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
