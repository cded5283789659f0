package gatehouse.mail;

/** One header field, its value unfolded but not decoded (RFC 5322 section 2.2). */
public record Header(String name, String value) {}
