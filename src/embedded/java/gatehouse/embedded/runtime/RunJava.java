package gatehouse.embedded.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Loads add-in tasks by class name, each in a thread of its own, and ends them. Safe for use by several threads. A class
 * stays what its loader says that it is: to change it, the server must be made anew.
 */
public final class RunJava {
    private final ServerRuntime server;
    private final ClassLoader loader;
    private final List<AddinTask> tasks = new CopyOnWriteArrayList<>();

    public RunJava(ServerRuntime server, ClassLoader loader) {
        this.server = server;
        this.loader = loader;
    }

    /** Makes an object of the class, by its {@code String[]} constructor when there are arguments, and starts it. */
    public void load(String className, List<String> arguments) {
        try {
            start(className, arguments);
        } catch (ClassNotFoundException e) {
            log("Can't find class " + className + " lotus/notes/addins/" + className.toLowerCase(Locale.ROOT) + "/"
                    + className + " in the classpath.  Class names are case-sensitive.");
        } catch (NoSuchMethodException e) {
            log("Can't find " + e.getMessage() + " for class " + className);
        } catch (InvocationTargetException e) {
            log(className + ": " + e.getCause());
        } catch (Exception | LinkageError e) {
            log(className + ": " + e);
        }
    }

    /** Asks one task to end; false when there is none of that class. */
    public boolean unload(String className) {
        List<AddinTask> named =
                tasks.stream().filter(task -> task.className.equals(className)).toList();
        named.forEach(this::stop);
        return !named.isEmpty();
    }

    /** Asks the task to end whose class, without its package, has that name; case does not matter. */
    public boolean quit(String task) {
        return tasks.stream()
                .filter(loaded -> loaded.thread.getClass().getSimpleName().equalsIgnoreCase(task))
                .anyMatch(loaded -> unload(loaded.className));
    }

    /** Asks all tasks to end. */
    public void quit() {
        tasks.forEach(this::stop);
    }

    /** Waits for all tasks to end; one that does not within the bound is a violation. */
    public void awaitEnd(Duration bound) throws InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        for (AddinTask task : tasks) {
            join(task.thread, Duration.ofNanos(end - System.nanoTime()));
            if (task.thread.isAlive()) {
                server.strictMode().violation("Task " + task.className + " did not end in time");
                log(task.className + " did not end in time.");
            } else {
                task.watcher.join();
            }
        }
        server.log().log("RunJava shutdown.");
    }

    private void start(String className, List<String> arguments) throws Exception {
        Class<? extends Thread> type = Class.forName(className, true, loader).asSubclass(Thread.class);
        Method stop = stopMethod(type);
        Thread thread = server.call(() -> make(type, arguments));
        thread.setName(className);
        thread.setContextClassLoader(loader);
        Thread watcher = new Thread(() -> watch(className, thread), "RunJava " + className);
        tasks.add(new AddinTask(className, thread, watcher, stop));
        log("Started " + className + " Java task.");
        thread.start();
        watcher.start();
    }

    private static Method stopMethod(Class<?> type) throws NoSuchMethodException {
        try {
            return type.getMethod("stopAddin");
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodException("stopAddin method");
        }
    }

    private static Thread make(Class<? extends Thread> type, List<String> arguments)
            throws ReflectiveOperationException {
        try {
            return arguments.isEmpty()
                    ? type.getConstructor().newInstance()
                    : type.getConstructor(String[].class).newInstance((Object) arguments.toArray(String[]::new));
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodException(arguments.isEmpty() ? "public constructor" : "public String[] constructor");
        }
    }

    private void watch(String className, Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tasks.removeIf(task -> task.thread == thread);
        server.taskEnded(thread);
        log("Finalized " + className + " Java task.");
    }

    private void stop(AddinTask task) {
        try {
            task.stop.invoke(task.thread);
        } catch (ReflectiveOperationException e) {
            log(task.className + ": " + e);
        }
    }

    private static void join(Thread thread, Duration bound) throws InterruptedException {
        thread.join(Math.max(1, bound.toMillis()));
    }

    private void log(String text) {
        server.log().log("RunJava: " + text);
    }

    /** A task that was loaded and has not ended. */
    private record AddinTask(String className, Thread thread, Thread watcher, Method stop) {}
}
