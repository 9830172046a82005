package dev.sightline.deploy.quantize;

import dev.sightline.core.evaluation.ClassTable;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.deploy.evaluate.AnnotatedImages;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.train.evaluate.TrainedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Scores a float model and its int8 form on the same split of a run's data. */
record Int8Scores(TrainedRun run, String split, Consumer<String> log) {

    Int8Report.Scored of(OnnxModel fp32, OnnxModel int8) {
        AnnotatedImages images = AnnotatedImages.of(run, split);
        Evaluation one = scored(fp32, images);
        Evaluation other = scored(int8, images);
        return new Int8Report.Scored(split, images.size(), one.fields(), other.fields(), compared(one, other));
    }

    private Evaluation scored(OnnxModel model, AnnotatedImages images) {
        try (Predictor predictor =
                Predictor.open(model.bytes(), model.source(), Optional.empty(), SessionOptions.cpu(0))) {
            return images.evaluate(predictor, DetectionMetricOptions.coco(), log);
        }
    }

    /** The overall metrics, then of each class those worth comparing. */
    private static List<Int8Report.Compared> compared(Evaluation fp32, Evaluation int8) {
        List<Int8Report.Compared> compared = new ArrayList<>();
        fp32.metrics()
                .forEach((name, metric) -> compared.add(new Int8Report.Compared(name, metric, int8.metric(name))));
        ClassTable classes = fp32.classes();
        for (int row = 0; row < classes.rows().size(); row++) {
            ClassTable.Row one = classes.rows().get(row);
            ClassTable.Row other = int8.classes().rows().get(row);
            for (int column = 0; column < classes.columns().size(); column++) {
                if (classes.columns().get(column).compared()) {
                    compared.add(new Int8Report.Compared(
                            one.name() + " " + classes.columns().get(column).name(),
                            one.cells().get(column),
                            other.cells().get(column)));
                }
            }
        }
        return compared;
    }
}
