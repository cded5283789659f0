package gatehouse.embedded.router;

/**
 * What a Router did since its start.
 *
 * @param routed notes that it took
 * @param delivered copies written to mail databases
 * @param forwarded copies deposited on other servers
 * @param dead notes that it marked as dead
 */
public record RouterCounts(long routed, long delivered, long forwarded, long dead) {}
