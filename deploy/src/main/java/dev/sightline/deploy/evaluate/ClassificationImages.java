package dev.sightline.deploy.evaluate;

import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.ImagePart;
import dev.sightline.data.Sample;
import dev.sightline.data.SampleImages;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.data.source.ListLabels;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.verify.VerifiedImage;
import dev.sightline.train.evaluate.ClassPrediction;
import dev.sightline.train.evaluate.ClassPredictions;
import dev.sightline.train.recipe.ClassificationRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Images of known classes. */
record ClassificationImages(Dataset dataset) implements AnnotatedImages {

    /** Those of a folder; of any number of classes each where the model scores each class on its own. */
    static ClassificationImages of(
            Path folder, Optional<String> split, LabelMap labels, ClassificationHead head, Consumer<String> log) {
        boolean multiLabel = head.scores() == ClassificationHead.ScoreRule.SIGMOID;
        String chosen = PreferredSplit.of(folder, AnnotationKind.CLASS, split, log);
        DatasetReading reading = DatasetReader.read(DatasetSource.of(folder, chosen)
                .withNeeded(AnnotationKind.CLASS)
                .withLabels(labels)
                .withListLabels(multiLabel ? ListLabels.several() : ListLabels.asFound())
                .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
        reading.summary().forEach(line -> log.accept(chosen + ": " + line));
        return new ClassificationImages(reading.dataset());
    }

    static ClassificationImages of(ClassificationRecipe recipe, String split, LabelMap labels) {
        return new ClassificationImages(
                recipe.data().reading(split, Optional.of(labels)).dataset());
    }

    @Override
    public int size() {
        return dataset.size();
    }

    @Override
    public Evaluation evaluate(Predictor predictor, DetectionMetricOptions detection, Consumer<String> log) {
        SampleImages images =
                new SampleImages(DecodingRules.of(predictor.contract().input()), DatasetProblemPolicy.SKIP_AND_COUNT);
        List<ClassPrediction> found = new ArrayList<>();
        for (Sample sample : dataset.samples()) {
            Optional<Image> image = images.image(sample);
            image.ifPresent(read -> found.add(new ClassPrediction(sample, logits(predictor, read))));
        }
        List<String> notes = images.unreadable().entrySet().stream()
                .map(skipped -> "passed over " + skipped.getKey() + ": " + skipped.getValue())
                .toList();
        ClassPredictions predictions =
                new ClassPredictions(predictor.contract().labels(), found, dataset.multiLabel(), notes);
        return TrainedOn.stated(predictor, dataset, predictions.evaluation(predictions.metrics(), List.of()));
    }

    @Override
    public List<VerifiedImage> spread(int count) {
        return Spread.over(dataset.samples(), count).stream()
                .map(ClassificationImages::verified)
                .toList();
    }

    private static VerifiedImage verified(Sample sample) {
        if (!(sample.image().part() instanceof ImagePart.Whole)) {
            throw new IllegalArgumentException("models are verified on images in files of their own; " + sample.file()
                    + " holds " + sample.id() + " as " + sample.image().part().text());
        }
        return new VerifiedImage(sample.id(), sample.file(), List.of(), Optional.of(sample.labels()));
    }

    /** What the softmax takes, one for each label; of scores that are scores already, their logarithms. */
    private static double[] logits(Predictor predictor, Image image) {
        ClassificationHead head = ClassificationHead.of(predictor.contract().head(), "the images have classes");
        NetworkOutputs outputs = predictor.infer(List.of(predictor.executor().prepare(image)));
        NetworkOutput output = Objects.requireNonNull(outputs.byName().get(head.output()));
        double[] logits = new double[predictor.contract().labels().size()];
        for (int label = 0; label < logits.length; label++) {
            double number = output.values().get(head.firstClass() + label);
            logits[label] = head.scores() == ClassificationHead.ScoreRule.AS_THEY_ARE
                    ? Math.log(Math.max(number, Double.MIN_NORMAL))
                    : number / head.temperature();
        }
        return logits;
    }
}
