package gatehouse.antispam.rules;

/** Matches names against {@code *} and {@code ?} in time proportional to both lengths, whatever the glob. */
final class Glob {
    private Glob() {}

    static boolean matches(String glob, String name) {
        int at = 0;
        int inGlob = 0;
        int star = -1;
        int retry = 0;
        while (at < name.length()) {
            if (inGlob < glob.length() && glob.charAt(inGlob) == '*') {
                star = inGlob++;
                retry = at;
            } else if (inGlob < glob.length() && isSame(glob.charAt(inGlob), name.charAt(at))) {
                inGlob++;
                at++;
            } else if (star >= 0) {
                inGlob = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        return glob.substring(inGlob).chars().allMatch(left -> left == '*');
    }

    private static boolean isSame(char glob, char name) {
        return glob == '?' || glob == name;
    }
}
