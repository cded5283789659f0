package gatehouse.server;

/** A report to a sender that a message was not delivered. */
public record NonDelivery(String recipient, String subject, String text) {}
