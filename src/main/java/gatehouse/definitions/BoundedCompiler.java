package gatehouse.definitions;

import gatehouse.antispam.CompileBudget;
import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetLoader;
import gatehouse.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compiles folders of rules within the bounds of the settings. Stateless. */
final class BoundedCompiler {
    private BoundedCompiler() {}

    /** @throws RefusedException whatever it is in the rules that keeps them from being compiled */
    static RuleGeneration compile(List<Path> ruleFolders, Settings settings)
            throws RefusedException, InterruptedException {
        return compile(ruleFolders, new CompileBudget(settings.definitions().maxCompileTime()));
    }

    /** The same for what nobody waits for. */
    static RuleGeneration compileUnhurriedly(List<Path> ruleFolders, Settings settings)
            throws RefusedException, InterruptedException {
        return compile(
                ruleFolders, CompileBudget.unhurried(settings.definitions().maxCompileTime()));
    }

    private static RuleGeneration compile(List<Path> ruleFolders, CompileBudget budget)
            throws RefusedException, InterruptedException {
        try {
            return new RuleSetLoader().load(ruleFolders, budget);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new RefusedException("the rules cannot be compiled: " + e.getMessage(), e);
        }
    }
}
