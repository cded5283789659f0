package gatehouse.settings;

import java.time.Duration;

/**
 * How held messages are watched, scanned and retried.
 *
 * @param workers threads that scan, each with a Notes session of its own
 * @param pollInterval between two looks at each mail.box
 * @param messageDeadline for all checks of one message together
 * @param spoolMemory bytes of one message kept in memory; more goes to a file
 * @param maxMessageBytes of one message in the spool, whole and parts together; more is a failure of the message
 * @param maxFailures of one message, then it is quarantined as unscannable
 * @param retryFirst wait before the first retry; doubled each time
 * @param retryLongest the longest wait
 * @param holdRuleCheck between two checks that the mail rule holds
 */
public record MailFlowSettings(
        int workers,
        Duration pollInterval,
        Duration messageDeadline,
        int spoolMemory,
        long maxMessageBytes,
        int maxFailures,
        Duration retryFirst,
        Duration retryLongest,
        Duration holdRuleCheck) {

    public static MailFlowSettings defaults() {
        return new MailFlowSettings(
                4,
                Duration.ofMillis(250),
                Duration.ofMinutes(5),
                1 << 20,
                4L << 30,
                5,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1));
    }
}
