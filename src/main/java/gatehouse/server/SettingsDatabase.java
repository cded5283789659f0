package gatehouse.server;

import java.util.List;
import java.util.Map;

/** The settings database, open. Opened, used and closed by one thread. */
public interface SettingsDatabase extends AutoCloseable {
    /** All documents of a form; each maps item names to their values as text. */
    List<Map<String, List<String>>> documents(String form) throws ServerException;

    /** Writes a document of a form, unless one exists whose items all equal those given. */
    void publish(String form, Map<String, String> items) throws ServerException;

    @Override
    void close();
}
