package gatehouse.spamcheck;

/** How much spam was found at a threshold, and how much else was called spam. For one thread. */
final class Caught {
    private final double threshold;
    private int spam;
    private int found;
    private int ham;
    private int mistaken;

    Caught(double threshold) {
        this.threshold = threshold;
    }

    void add(boolean isSpam, double score) {
        boolean called = score >= threshold;
        spam += isSpam ? 1 : 0;
        found += isSpam && called ? 1 : 0;
        ham += isSpam ? 0 : 1;
        mistaken += !isSpam && called ? 1 : 0;
    }

    @Override
    public String toString() {
        return String.format("spam found %s, ham called spam %s", rate(found, spam), rate(mistaken, ham));
    }

    private static String rate(int part, int all) {
        return all == 0 ? "-" : String.format("%.2f %%", 100.0 * part / all);
    }
}
