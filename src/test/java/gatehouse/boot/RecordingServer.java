package gatehouse.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records what reaches the server. */
final class RecordingServer implements ServerCalls {
    final List<String> lines = new ArrayList<>();
    final List<String> statuses = new ArrayList<>();
    final Map<String, Object> statistics = new TreeMap<>();

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public void preempt() {}

    @Override
    public void log(String format) {
        lines.add(format);
    }

    @Override
    public void createStatusLine() {}

    @Override
    public void status(String text) {
        statuses.add(text);
    }

    @Override
    public void statistic(String name, Object value) {
        statistics.put(name, value);
    }

    @Override
    public void delete() {}
}
