package gatehouse.report;

/** What is counted. The name is the statistic's own: {@code Gatehouse.Messages.Released}. */
public enum Counter {
    SCANNED("Messages.Scanned"),
    RELEASED("Messages.Released"),
    HONOURED("Messages.TagHonoured"),
    TAG_REFUSED("Messages.TagRefused"),
    QUARANTINED("Messages.Quarantined"),
    RELEASED_UNSCANNED("Messages.ReleasedUnscanned"),
    RETRIED("Messages.Retried"),
    FAILED("Messages.Failed"),
    PASSED_UNSCANNED("Messages.PassedUnscanned"),
    SCORED("Antispam.Scored"),
    SUSPECTED("Antispam.Suspected"),
    SPAM("Antispam.Spam"),
    NOT_SCORED("Antispam.NotScored"),
    SCORING_FAILED("Antispam.Failed"),
    MARKED("Antispam.Marked"),
    REJECTED("Antispam.Rejected"),
    DELETED("Antispam.Deleted");

    private final String statistic;

    Counter(String statistic) {
        this.statistic = statistic;
    }

    public String statistic() {
        return statistic;
    }
}
