package gatehouse.functional;

import gatehouse.embedded.EmbeddedDomino;
import gatehouse.settings.SsoSettings;
import gatehouse.settings.SsoSettings.ServerKey;
import gatehouse.sso.TagVerifier;
import gatehouse.testing.Documents;
import java.util.List;

/** Verifies tags by what a server published. */
final class TagKeys {
    private TagKeys() {}

    static TagVerifier verifier(EmbeddedDomino domino) {
        List<ServerKey> keys = Documents.serverKeys(domino.database("gatehouse.nsf"));
        SsoSettings defaults = SsoSettings.defaults();
        return new TagVerifier(
                new SsoSettings(true, defaults.validity(), defaults.maxDefinitionsLag(), keys), keys.get(0));
    }
}
