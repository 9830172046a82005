package dev.sightline.train.loop;

import dev.sightline.train.run.Provenance;
import java.util.List;
import java.util.Map;

/**
 * The caller's part of a run's provenance.
 *
 * @param libraries version by name
 * @param commandLine as it was called
 */
public record RunIdentity(Provenance.Code code, Map<String, String> libraries, List<String> commandLine) {

    public RunIdentity {
        libraries = Map.copyOf(libraries);
        commandLine = List.copyOf(commandLine);
    }
}
