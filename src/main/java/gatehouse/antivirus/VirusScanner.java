package gatehouse.antivirus;

import gatehouse.mail.Content;
import gatehouse.scan.Deadline;
import gatehouse.scan.Finding;
import java.io.IOException;
import java.util.Optional;

/** Looks for viruses. Safe for use by several threads. */
public interface VirusScanner {
    /**
     * Empty when the content is clean. Otherwise a {@link Finding.Virus}, {@link Finding.Unscannable} when it is larger
     * than the antivirus accepts, or {@link Finding.AntivirusUnavailable} when no antivirus gave a valid answer before the
     * deadline, or the thread is interrupted; its interrupt status then stays set.
     *
     * @param where names the content in the finding
     * @throws IOException when the content itself cannot be read
     */
    Optional<Finding> scan(String where, Content content, Deadline deadline) throws IOException;

    /** Tries each engine now, and brings the status up to date; true when at least one works. Bounded in time. */
    boolean probe();

    /** What is known, without asking anyone. */
    AntivirusStatus status();
}
