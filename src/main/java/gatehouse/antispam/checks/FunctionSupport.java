package gatehouse.antispam.checks;

/** What becomes of a function that a rule calls. */
public enum FunctionSupport {
    /** It is there. */
    IMPLEMENTED,
    /** It would ask the network, or remember earlier messages; without being asked it says nothing, and the rule does not hit. */
    UNKNOWN_UNTIL_ASKED,
    /** There is no such function: the rule cannot be compiled. */
    MISSING
}
