package dev.sightline.train.tracking;

import dev.sightline.train.run.MetricsTable;
import java.io.IOException;

/** The files of one tool, for one run. For one thread; whoever opened it closes it. */
interface MetricLog extends AutoCloseable {

    /** How a run ended. */
    enum Ending {
        FINISHED,
        /** On request; it can be resumed. */
        STOPPED,
        FAILED
    }

    /** Adds the metrics of an epoch. */
    void epoch(MetricsTable.Row row) throws IOException;

    /** Notes the end. */
    void end(Ending ending) throws IOException;

    @Override
    void close() throws IOException;
}
