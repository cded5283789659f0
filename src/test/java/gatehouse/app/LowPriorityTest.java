package gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LowPriorityTest {
    /** Of the fields behind the name of the command, which stands in brackets and may hold anything (proc(5)). */
    private static final int NICE = 16;

    @Test
    void shouldTakeTheLeastPriorityOfTheJvm() throws Exception {
        assertThat(inThread(() -> {
                    LowPriority.take();
                    return Thread.currentThread().getPriority();
                }))
                .isEqualTo(Thread.MIN_PRIORITY);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldMakeThisThreadNiceOnLinuxAndNoOther() throws Exception {
        int before = nice();
        assertThat(inThread(() -> {
                    LowPriority.take();
                    return nice();
                }))
                .isEqualTo(19);
        assertThat(nice()).isEqualTo(before).isLessThan(19);
    }

    private static int nice() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
    }

    private static <T> T inThread(Callable<T> work) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task.get();
    }
}
