package gatehouse.antispam.checks;

import java.util.List;

/** Makes the check of one function from a rule's arguments, of which there may be fewer or more than it expects. */
@FunctionalInterface
interface CheckMaker {
    /**
     * The check for these arguments.
     *
     * @param arguments octets, without quotes
     * @throws IllegalArgumentException that says what is wrong with them; the rule is then left out and named
     */
    Check make(List<String> arguments);
}
