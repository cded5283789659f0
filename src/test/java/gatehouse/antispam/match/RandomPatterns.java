package gatehouse.antispam.match;

import java.util.Random;

/** Small patterns, which mean the same to Perl and Java, and texts on which they often match. */
final class RandomPatterns {
    private static final String[] ATOMS = {
        "a",
        "b",
        "c",
        "[ab]",
        "[^a]",
        ".",
        "\\n",
        "^",
        "$",
        "(?<![0-9A-Za-z_])(?=[0-9A-Za-z_])",
        "\\A",
        "\\z",
        "[b-d]",
        "ab"
    };
    private static final String[] QUANTIFIERS = {"*", "+", "?", "{2}", "{1,2}", "{2,}", "{0,3}"};
    /** Of groups: Java, unlike Perl, ends a loop at an empty iteration even before its minimum. */
    private static final String[] GROUP_QUANTIFIERS = {"*", "+", "?", "{1,2}", "{0,3}"};

    private static final String[] GREEDS = {"", "", "?", "+"};
    private static final String[] GROUPS = {"(?:", "(?:", "(", "(?>", "(?=", "(?!"};

    private RandomPatterns() {}

    static String pattern(Random random) {
        return alternation(random, 3);
    }

    private static String alternation(Random random, int depth) {
        StringBuilder pattern = new StringBuilder(sequence(random, depth));
        while (random.nextInt(4) == 0) {
            pattern.append('|').append(sequence(random, depth));
        }
        return pattern.toString();
    }

    private static String sequence(Random random, int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            pattern.append(quantified(random, depth));
        }
        return pattern.toString();
    }

    private static String quantified(Random random, int depth) {
        boolean nested = depth > 0 && random.nextInt(3) == 0;
        String atom = nested ? pick(random, GROUPS) + alternation(random, depth - 1) + ")" : pick(random, ATOMS);
        boolean repeated = random.nextInt(3) == 0 && (nested || atom.length() == 1 || atom.startsWith("["));
        return repeated ? atom + pick(random, nested ? GROUP_QUANTIFIERS : QUANTIFIERS) + pick(random, GREEDS) : atom;
    }

    /** Never empty: Java, unlike Perl, has no line start in an empty text. */
    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append("aaabbcABd\n".charAt(random.nextInt(10)));
        }
        return text.toString();
    }

    private static String pick(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
