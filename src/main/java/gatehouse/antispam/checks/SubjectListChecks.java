package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import java.util.Locale;
import java.util.Map;

/** Functions about lists of subjects that are welcome or not. Immutable; safe for threads. */
final class SubjectListChecks {
    private static final Field SUBJECT = Field.named("Subject");

    private final GlobMap<Boolean> welcome;
    private final GlobMap<Boolean> blocked;

    SubjectListChecks(RuleSetModel model) {
        welcome = subjects(model, "welcomelist_subject");
        blocked = subjects(model, "blocklist_subject");
    }

    /** Each line is one glob, spaces and all, that may match anywhere in a subject. */
    private static GlobMap<Boolean> subjects(RuleSetModel model, String directive) {
        GlobMap<Boolean> subjects = new GlobMap<>(true);
        model.directives(directive)
                .forEach(line -> subjects.put("*" + line.value().strip().toLowerCase(Locale.ROOT) + "*", true));
        return subjects;
    }

    Map<String, CheckMaker> functions() {
        CheckMaker inWelcome = arguments -> Check.when(message -> isIn(welcome, message));
        CheckMaker inBlocked = arguments -> Check.when(message -> isIn(blocked, message));
        return Map.of(
                "check_subject_in_welcomelist", inWelcome,
                "check_subject_in_whitelist", inWelcome,
                "check_subject_in_blocklist", inBlocked,
                "check_subject_in_blacklist", inBlocked);
    }

    private static boolean isIn(GlobMap<Boolean> subjects, CheckedMessage message) {
        return subjects.matches(SUBJECT.trimmed(message).toLowerCase(Locale.ROOT));
    }
}
