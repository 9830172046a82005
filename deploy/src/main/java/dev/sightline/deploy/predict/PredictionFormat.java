package dev.sightline.deploy.predict;

import dev.sightline.infer.write.CsvPredictions;
import dev.sightline.infer.write.PredictionWriter;
import dev.sightline.infer.write.YoloPredictions;

/** The formats that predictions are written in, as the command line names them. */
@SuppressWarnings("ImmutableEnumChecker") // the writers hold no state
public enum PredictionFormat {
    COCO(new CocoPredictions()),
    YOLO(new YoloPredictions()),
    CSV(new CsvPredictions());

    private final PredictionWriter writer;

    PredictionFormat(PredictionWriter writer) {
        this.writer = writer;
    }

    public PredictionWriter writer() {
        return writer;
    }
}
