package gatehouse.proof;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The collections of this JVM since this was made, and how long each stopped it. Safe for use by several threads. */
final class GcLog {
    private final List<Stop> stops = new ArrayList<>();

    /** One collection, by when it was known. */
    record Stop(Instant at, long millis) {}

    GcLog() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener((notification, handback) -> add(notification), null, null);
        }
    }

    static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
    }

    synchronized List<Stop> stops() {
        return List.copyOf(stops);
    }

    private synchronized void add(Notification notification) {
        GarbageCollectionNotificationInfo info =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        stops.add(new Stop(Instant.now(), info.getGcInfo().getDuration()));
    }
}
