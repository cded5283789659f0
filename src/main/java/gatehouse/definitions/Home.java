package gatehouse.definitions;

import java.nio.file.Path;

/**
 * The folders that definitions use besides the store. Immutable.
 *
 * @param folder that relative folders of rules stand below
 * @param keys of the channels
 * @param work of the downloads
 */
public record Home(Path folder, Path keys, Path work) {}
