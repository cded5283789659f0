package gatehouse.antispam.match;

import gatehouse.antispam.match.Node.Greed;

/** Reads how often an atom repeats. Confined to the thread that parses. */
final class Quantifiers {
    private static final int MOST = 65_534;
    private final Cursor cursor;
    private int min;
    private int max;

    Quantifiers(Cursor cursor) {
        this.cursor = cursor;
    }

    Node quantified(Node atom) throws PatternException {
        if (!takeBounds()) {
            return atom;
        }
        int least = min;
        int most = max;
        Greed greed = greed();
        if (takeBounds()) {
            throw cursor.error("nested quantifiers");
        }
        return most < least ? new Node.One(ByteSet.NONE) : new Node.Repeat(atom, least, most, greed);
    }

    private boolean takeBounds() throws PatternException {
        if (cursor.take("*")) {
            return bounds(0, Node.UNBOUNDED);
        }
        if (cursor.take("+")) {
            return bounds(1, Node.UNBOUNDED);
        }
        return cursor.take("?") ? bounds(0, 1) : cursor.at('{') && takeBraces();
    }

    /** A brace that starts no count is a character, and is left for the next atom. */
    private boolean takeBraces() throws PatternException {
        int place = cursor.position();
        cursor.next();
        String least = number();
        String most = cursor.take(",") ? number() : least;
        boolean open = most.isEmpty();
        if (!cursor.take("}") || (least.isEmpty() && open)) {
            cursor.moveTo(place);
            return false;
        }
        return bounds(least.isEmpty() ? 0 : count(least), open ? Node.UNBOUNDED : count(most));
    }

    private boolean bounds(int least, int most) {
        min = least;
        max = most;
        return true;
    }

    private String number() {
        cursor.run(" \t");
        String digits = cursor.digits(10, 9);
        cursor.run(" \t");
        return digits;
    }

    private int count(String digits) throws PatternException {
        int value = Integer.parseInt(digits);
        if (value > MOST) {
            throw cursor.error("count above " + MOST);
        }
        return value;
    }

    private Greed greed() {
        if (cursor.take("?")) {
            return Greed.LAZY;
        }
        return cursor.take("+") ? Greed.POSSESSIVE : Greed.GREEDY;
    }
}
