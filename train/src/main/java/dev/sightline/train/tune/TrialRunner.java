package dev.sightline.train.tune;

import dev.sightline.train.loop.PreparedRun;
import dev.sightline.train.loop.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;

/** Trains one trial; whoever calls for a search decides how its progress is shown and how it is interrupted. */
public interface TrialRunner {

    /** Trains into a new folder. */
    RunOutcome start(Path folder, PreparedRun prepared) throws IOException;

    /** Goes on with a trial that was broken off. */
    RunOutcome resume(Path folder) throws IOException;
}
