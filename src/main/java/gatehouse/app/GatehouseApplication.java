package gatehouse.app;

import gatehouse.boot.Application;
import gatehouse.boot.Host;
import java.nio.file.Path;
import java.util.Optional;

/** What the boot loads: makes the mail task, hands it the console's lines, and ends it. */
public final class GatehouseApplication implements Application {
    private volatile Optional<MailTask> task = Optional.empty();

    @Override
    public void start(Host host, Path home, String[] arguments) throws Exception {
        Folders folders = new Folders(home);
        folders.prepare();
        Logging.start(folders);
        MailTask mailTask = new MailTask(host, folders);
        task = Optional.of(mailTask);
        mailTask.start();
    }

    @Override
    public void command(String line) {
        task.ifPresent(mailTask -> mailTask.command(line));
    }

    @Override
    public void stop() throws InterruptedException {
        if (task.isPresent()) {
            task.get().stop();
        }
        Logging.stop();
    }
}
