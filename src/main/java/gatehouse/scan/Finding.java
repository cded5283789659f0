package gatehouse.scan;

/**
 * What a check found. Immutable. Checks only add findings; what a finding means for the message is the policy's
 * decision. {@code where} names the part: its file name, or {@link #MESSAGE} for the message as a whole. Names come from
 * the message and are data: whoever prints them escapes them.
 */
public sealed interface Finding {
    /** The {@code where} of a finding about the message as a whole. */
    String MESSAGE = "message";

    String where();

    /** One line for a person; not escaped. */
    String description();

    /** The antivirus named a virus. */
    record Virus(String where, String name) implements Finding {
        @Override
        public String description() {
            return "virus " + name + " in " + where;
        }
    }

    /** A file that the attachment policy forbids; {@code rule} is the setting that says so. */
    record ForbiddenFile(String where, String rule, String detail) implements Finding {
        @Override
        public String description() {
            return "forbidden file " + where + ": " + detail + " (" + rule + ")";
        }
    }

    /** An archive or document that opens with a password only. */
    record EncryptedContainer(String where, String type) implements Finding {
        @Override
        public String description() {
            return "encrypted container " + where + " (" + type + ")";
        }
    }

    /** An archive beyond a limit of the walk: a zip bomb, most often. */
    record LimitExceeded(String where, Limit limit, String detail) implements Finding {
        @Override
        public String description() {
            return "archive beyond the limit of " + limit.label() + " in " + where + ": " + detail;
        }
    }

    /** Something that could not be looked into. */
    record Unscannable(String where, Cause cause, String detail) implements Finding {
        /** What the description begins with. */
        public static final String WORD = "unscannable ";

        @Override
        public String description() {
            return WORD + where + ": " + cause.label() + (detail.isEmpty() ? "" : ", " + detail);
        }
    }

    /** No clamd gave a valid answer: says nothing about the message. */
    record AntivirusUnavailable(String where, String detail) implements Finding {
        @Override
        public String description() {
            return "antivirus unavailable: " + detail;
        }
    }

    /**
     * The antispam puts the message into a class.
     *
     * @param detail why, in one line
     * @param markOnly whether a recipient wants no antispam, so that the message may be marked but not withheld
     */
    record Spam(SpamClass spamClass, String detail, boolean markOnly) implements Finding {
        @Override
        public String where() {
            return MESSAGE;
        }

        @Override
        public String description() {
            return spamClass.label() + ": " + detail;
        }
    }

    /** There are no rules to score with: says nothing about the message. */
    record AntispamUnavailable(String detail) implements Finding {
        @Override
        public String where() {
            return MESSAGE;
        }

        @Override
        public String description() {
            return "antispam unavailable: " + detail;
        }
    }

    /** Which limit of the archive walk. */
    enum Limit {
        DEPTH("depth"),
        ENTRIES("entries"),
        BYTES("unpacked bytes"),
        RATIO("compression ratio"),
        TIME("time");

        private final String label;

        Limit(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Why something could not be looked into. */
    enum Cause {
        /** S/MIME, PGP or Notes encryption: only the recipient can read it. */
        ENCRYPTED_MAIL("encrypted mail"),
        /** A Notes OLE object, whose bytes the server does not give out. */
        OLE_OBJECT("OLE object"),
        /** Larger than the antivirus accepts. */
        TOO_LARGE("too large"),
        /** Malformed beyond what the parsers bear. */
        MALFORMED("malformed"),
        /** The check itself failed, on this message, again and again. */
        CHECK_FAILED("check failed");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
