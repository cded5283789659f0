package gatehouse.embedded.tryout;

import gatehouse.embedded.tryout.Outcome.Kind;

/**
 * One of the fourteen messages. Immutable.
 *
 * @param title its subject, by which it is known again
 * @param expected what shall become of it under the default settings
 * @param because a word that the reason must have
 */
record Sample(String title, Kind expected, String because, Way way) {
    boolean isAsExpected(Outcome outcome) {
        return outcome.kind() == expected && outcome.why().contains(because);
    }

    /** How it comes to the server. */
    interface Way {
        /** Sends it; returns {@link System#nanoTime} of the moment at which all of it was sent. */
        long send(Servers servers, String subject) throws Exception;
    }
}
