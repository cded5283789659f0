package gatehouse.embedded.console;

/** {@code quit}: shuts the server down. */
final class QuitCommand implements Command {
    private final Runnable shutdown;

    QuitCommand(Runnable shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public String name() {
        return "quit";
    }

    @Override
    public String help() {
        return "quit                               Shuts the server down";
    }

    @Override
    public void run(String arguments) {
        shutdown.run();
    }
}
