package gatehouse.antivirus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import gatehouse.scan.Finding;
import gatehouse.scan.Finding.AntivirusUnavailable;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ClamdLeakTest {
    private static final int SCANS = 1_000;

    @Test
    void shouldLeaveNoSocketAndNoThreadAfterScansThatHang() throws Exception {
        assumeTrue(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean);
        try (Scans scans = new Scans();
                FakeClamd hanging = new FakeClamd(socket -> FakeClamd.hang(socket))) {
            ClamdScanner scanner = scans.scanner(Scans.settings(Duration.ofMillis(20), SCANS + 10, hanging.endpoint()));
            scanAll(scanner, 10);
            long files = openFiles();
            Set<Thread> threads = threads();
            scanAll(scanner, SCANS);
            assertThat(hanging.commands()).as("scans that reached clamd").hasSizeGreaterThan(SCANS * 9 / 10);
            Awaitility.await().untilAsserted(() -> {
                assertThat(openFiles()).isLessThanOrEqualTo(files + 2);
                assertThat(threads()).isSubsetOf(threads);
                assertThat(scans.waiting()).isZero();
            });
        }
    }

    private static void scanAll(ClamdScanner scanner, int count) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Optional<Finding>>> findings = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                findings.add(workers.submit(() -> Scans.scan(scanner, Scans.CLEAN)));
            }
            for (Future<Optional<Finding>> finding : findings) {
                assertThat(finding.get()).containsInstanceOf(AntivirusUnavailable.class);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** Without those of the waiting itself. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("awaitility"))
                .collect(Collectors.toSet());
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
