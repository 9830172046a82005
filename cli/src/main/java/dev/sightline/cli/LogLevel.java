package dev.sightline.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged to standard error; logback.xml sets the form. */
final class LogLevel {

    private LogLevel() {}

    static void set(boolean verbose) {
        sightline().setLevel(verbose ? Level.DEBUG : Level.INFO);
    }

    static boolean isVerbose() {
        return sightline().isDebugEnabled();
    }

    private static Logger sightline() {
        return (Logger) LoggerFactory.getLogger("dev.sightline");
    }
}
