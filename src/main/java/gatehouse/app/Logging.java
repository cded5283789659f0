package gatehouse.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The log files: configured by {@code config/logback.xml} below the home, stopped with the application. */
final class Logging {
    private Logging() {}

    static void start(Folders folders) throws JoranException {
        Path file = folders.config().resolve("logback.xml");
        if (Files.exists(file) && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            context.putProperty("GATEHOUSE_HOME", folders.home().toString());
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(file.toFile());
        }
    }

    /** Without this the appenders would keep the class loader from being collected. */
    static void stop() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}
