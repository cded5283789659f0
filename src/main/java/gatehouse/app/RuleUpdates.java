package gatehouse.app;

import gatehouse.antispam.CompileBudget;
import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetHolder;
import gatehouse.antispam.RuleSetLoader;
import gatehouse.settings.AntispamSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the antispam's rules on a thread of their own, so that neither mail nor the console waits for it, and swaps them
 * in when they are ready. Rules that cannot be loaded change nothing: mail goes on with the last good ones, and the
 * console says so. Safe for use by several threads.
 */
final class RuleUpdates {
    private static final Logger LOG = LoggerFactory.getLogger(RuleUpdates.class);

    private final Folders folders;
    private final RuleSetHolder rules;
    private final RuleSetLoader loader;
    private final Executor thread;
    private final Consumer<String> say;
    private final Runnable onFirst;
    private Optional<Source> loaded = Optional.empty();
    private Optional<Source> wanted = Optional.empty();
    private Optional<String> failure = Optional.empty();

    /**
     * Updates for one holder.
     *
     * @param thread runs one load at a time
     * @param onFirst runs when the first rules are in force
     */
    RuleUpdates(Folders folders, RuleSetHolder rules, Executor thread, Consumer<String> say, Runnable onFirst) {
        this.folders = folders;
        this.rules = rules;
        this.loader = new RuleSetLoader();
        this.thread = thread;
        this.say = say;
        this.onFirst = onFirst;
    }

    /** Where rules come from. */
    private record Source(List<String> folders, List<String> trusted, List<String> internal) {}

    /** Loads what the settings say, unless it is loaded already. */
    void follow(AntispamSettings settings) {
        if (settings.enabled()) {
            Source source = new Source(settings.rules(), settings.trustedNetworks(), settings.internalNetworks());
            want(source);
        }
    }

    /** Loads the same files again. */
    synchronized void reload() {
        loaded = Optional.empty();
        wanted.ifPresent(source -> thread.execute(() -> load(source)));
    }

    /** Why the last load failed; empty when it did not. */
    synchronized Optional<String> failure() {
        return failure;
    }

    private synchronized void want(Source source) {
        wanted = Optional.of(source);
        if (loaded.equals(wanted)) {
            failure = Optional.empty();
        } else {
            thread.execute(() -> load(source));
        }
    }

    private void load(Source source) {
        if (isLoaded(source)) {
            return;
        }
        try {
            List<Path> paths =
                    source.folders().stream().map(folders.home()::resolve).toList();
            succeeded(source, loader.load(paths, new CompileBudget(Duration.ofMinutes(2))));
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            failed(e);
        }
    }

    private synchronized boolean isLoaded(Source source) {
        return loaded.equals(Optional.of(source));
    }

    private void succeeded(Source source, RuleGeneration generation) {
        boolean first = rules.current().isEmpty();
        rules.swap(generation);
        synchronized (this) {
            loaded = Optional.of(source);
            failure = Optional.empty();
        }
        say.accept("antispam rules " + generation.id() + " in force: "
                + generation.rules().size() + " rules, " + generation.problemCount() + " problems, loaded in "
                + generation.took().toMillis() + " ms");
        if (first) {
            onFirst.run();
        }
    }

    private void failed(Throwable cause) {
        Optional<String> reason = Optional.of(String.valueOf(cause.getMessage()));
        boolean isNew;
        synchronized (this) {
            isNew = !failure.equals(reason);
            failure = reason;
        }
        LOG.warn("The antispam rules cannot be loaded", cause);
        if (isNew) {
            say.accept("ALARM: the antispam rules cannot be loaded: " + reason.get() + "; "
                    + rules.current()
                            .map(last -> "mail is scored by " + last.id() + " still")
                            .orElse("there are none, and mail is treated as the settings say"));
        }
    }
}
