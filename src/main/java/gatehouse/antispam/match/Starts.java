package gatehouse.antispam.match;

/** The places of a text where a match of a pattern can start. Confined to one thread. */
final class Starts {
    private final Start start;
    private final long[] first;
    private final byte[] text;

    Starts(Start start, byte[] text) {
        this.start = start;
        this.first = start.first().words();
        this.text = text;
    }

    /** The next such place from {@code from} on, or -1. */
    int from(int from) {
        if (from > text.length || (start.atTextStart() && from > 0)) {
            return -1;
        }
        int place = start.atLineStart() ? lineFrom(from) : from;
        return start.nullable() || start.atLineStart() ? place : firstFrom(place);
    }

    private int lineFrom(int from) {
        int place = from;
        while (place > 0 && place <= text.length && text[place - 1] != '\n') {
            place++;
        }
        return place <= text.length ? place : -1;
    }

    private int firstFrom(int from) {
        for (int place = from; place < text.length; place++) {
            int value = text[place] & 0xFF;
            if ((first[value >>> 6] >>> value & 1) != 0) {
                return place;
            }
        }
        return -1;
    }
}
