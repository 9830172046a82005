package dev.sightline.train.run;

import java.time.Instant;
import java.util.List;

/**
 * One process that trained in a run: its start, or one of the times it was taken up again.
 *
 * @param started when it began
 * @param fromEpoch epochs that were complete then
 * @param commandLine as it was called
 * @param changes what differed from the session before, each {@code name: old -> new}
 */
public record RunSession(Instant started, int fromEpoch, List<String> commandLine, List<String> changes) {

    public RunSession {
        commandLine = List.copyOf(commandLine);
        changes = List.copyOf(changes);
    }
}
