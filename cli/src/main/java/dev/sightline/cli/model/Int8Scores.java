package dev.sightline.cli.model;

import dev.sightline.cli.console.ClassificationReport;
import dev.sightline.cli.console.MetricReport;
import dev.sightline.core.classification.ClassAccuracy;
import dev.sightline.core.classification.ClassifierMetrics;
import dev.sightline.core.metric.ClassMetrics;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.data.Dataset;
import dev.sightline.data.classify.ClassDataset;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.onnx.OnnxModel;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.TrainingRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;

/** Scores a float model and its int8 form on the same split of a run's data, by the metrics of the run's task. */
record Int8Scores(TrainedRun run, String split, Consumer<String> log) {

    private static final List<String> DETECTION = List.of("AP", "AP50", "AP75");

    Int8Report.Scored of(OnnxModel fp32, OnnxModel int8) {
        return run.recipe().accept(new TrainingRecipe.Visitor<Int8Report.Scored>() {
            @Override
            public Int8Report.Scored detection(DetectionRecipe recipe) {
                Dataset dataset = run.data(split).dataset();
                return Int8Scores.this.detection(dataset.size(), detected(fp32, dataset), detected(int8, dataset));
            }

            @Override
            public Int8Report.Scored classification(ClassificationRecipe recipe) {
                ClassDataset dataset = run.classes(split).dataset();
                return Int8Scores.this.classification(
                        dataset.size(), classified(fp32, dataset), classified(int8, dataset));
            }
        });
    }

    private Int8Report.Scored detection(int images, DetectionMetrics fp32, DetectionMetrics int8) {
        List<String> names = run.labels().names();
        List<Int8Report.Compared> compared = new ArrayList<>();
        for (String name : DETECTION) {
            compared.add(new Int8Report.Compared(
                    name,
                    fp32.byName().getOrDefault(name, OptionalDouble.empty()),
                    int8.byName().getOrDefault(name, OptionalDouble.empty())));
        }
        for (ClassMetrics one : fp32.classes()) {
            ClassMetrics other = int8.classes().get(one.label());
            String name = names.get(one.label());
            compared.add(new Int8Report.Compared(
                    name + " AP", one.precision().mean(), other.precision().mean()));
            compared.add(new Int8Report.Compared(
                    name + " AP50", one.precision().at50(), other.precision().at50()));
        }
        return new Int8Report.Scored(
                split, images, MetricReport.fields(fp32, names), MetricReport.fields(int8, names), compared);
    }

    private Int8Report.Scored classification(int images, ClassifierMetrics fp32, ClassifierMetrics int8) {
        List<String> names = run.labels().names();
        List<Int8Report.Compared> compared = new ArrayList<>();
        for (String name : fp32.byName().keySet()) {
            compared.add(new Int8Report.Compared(name, metric(fp32, name), metric(int8, name)));
        }
        for (ClassAccuracy one : fp32.classes()) {
            compared.add(new Int8Report.Compared(
                    names.get(one.label()) + " F1",
                    one.f1(),
                    int8.classes().get(one.label()).f1()));
        }
        return new Int8Report.Scored(
                split,
                images,
                ClassificationReport.fields(fp32, names, List.of()),
                ClassificationReport.fields(int8, names, List.of()),
                compared);
    }

    private static OptionalDouble metric(ClassifierMetrics metrics, String name) {
        Double value = metrics.byName().get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private DetectionMetrics detected(OnnxModel model, Dataset dataset) {
        return opened(
                model,
                predictor -> ModelEvaluation.of(predictor, dataset, DetectionMetricOptions.coco(), log)
                        .metrics());
    }

    private ClassifierMetrics classified(OnnxModel model, ClassDataset dataset) {
        return opened(
                model,
                predictor ->
                        ClassifierModelEvaluation.of(predictor, split, dataset).metrics());
    }

    private static <F> F opened(OnnxModel model, Function<Predictor, F> score) {
        try (Predictor predictor =
                Predictor.open(model.bytes(), model.source(), Optional.empty(), SessionOptions.cpu(0))) {
            return score.apply(predictor);
        }
    }
}
