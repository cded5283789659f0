package gatehouse.definitions;

import gatehouse.antispam.RuleGeneration;

/** A generation on disk, and the same compiled. */
record Candidate(StoredGeneration stored, RuleGeneration rules) {
    String id() {
        return stored.id();
    }
}
