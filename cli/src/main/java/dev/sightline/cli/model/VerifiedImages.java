package dev.sightline.cli.model;

import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.HeadVisitor;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.Detections;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.classify.ClassDataset;
import dev.sightline.data.classify.ClassDatasetReader;
import dev.sightline.data.classify.ClassDatasetReading;
import dev.sightline.data.classify.ClassDatasetSource;
import dev.sightline.data.classify.ClassSample;
import dev.sightline.data.classify.ImagePart;
import dev.sightline.data.classify.ListLabels;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.infer.verify.VerifiedImage;
import dev.sightline.train.evaluate.EvaluatedImagePrediction;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.TrainingRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Annotated images to verify on or to score. */
public final class VerifiedImages {

    private static final List<String> PREFERRED = List.of("val", "test", "train", "all");

    private VerifiedImages() {}

    /**
     * The images of one split of a folder in COCO, VOC or YOLO format, read under a model's labels. Problems are counted
     * and said, not refused: it is the model that is in question.
     *
     * @param split empty to take val, test, train or the whole, whichever is there first
     */
    public static Dataset read(Path folder, Optional<String> split, LabelMap labels, Consumer<String> log) {
        List<String> splits = DatasetReader.splits(folder);
        String chosen = split.orElseGet(() -> PREFERRED.stream()
                .filter(splits::contains)
                .findFirst()
                .orElseGet(() -> splits.isEmpty() ? "train" : splits.get(0)));
        DatasetReading reading = DatasetReader.read(new DatasetSource(
                folder, Optional.empty(), chosen, Optional.of(labels), DatasetProblemPolicy.SKIP_AND_COUNT));
        reading.summary().forEach(line -> log.accept(chosen + ": " + line));
        return reading.dataset();
    }

    /**
     * Up to {@code count} images of a folder with target of the kind that a model predictions with, at even distances over one
     * split.
     *
     * @param split empty to take val, test, train or the whole, whichever is there first
     */
    public static List<VerifiedImage> of(
            Contract contract, Path folder, Optional<String> split, int count, Consumer<String> log) {
        return contract.head().accept(new HeadVisitor<List<VerifiedImage>>() {
            @Override
            public List<VerifiedImage> visit(DetectionHead head) {
                return spread(read(folder, split, contract.labels(), log), count);
            }

            @Override
            public List<VerifiedImage> visit(ClassificationHead head) {
                return spread(classes(folder, split, contract, log), count);
            }
        });
    }

    /** Up to {@code count} images of one split of a run's data, at even distances. */
    public static List<VerifiedImage> of(TrainedRun run, String split, int count) {
        return run.recipe().accept(new TrainingRecipe.Visitor<List<VerifiedImage>>() {
            @Override
            public List<VerifiedImage> detection(DetectionRecipe recipe) {
                return spread(run.data(split).dataset(), count);
            }

            @Override
            public List<VerifiedImage> classification(ClassificationRecipe recipe) {
                return spread(run.classes(split).dataset(), count);
            }
        });
    }

    /** The split of a folder of classes that counts unless another one is asked for. */
    static String classSplit(Path folder) {
        List<String> splits = ClassDatasetReader.splits(folder);
        return PREFERRED.stream().filter(splits::contains).findFirst().orElse("val");
    }

    /** TestImages under a classifier's labels; of any number of classes where it scores each class on its own. */
    static ClassDatasetSource source(Path folder, String split, Contract contract) {
        boolean multiLabel = contract.head() instanceof ClassificationHead head
                && head.scores() == ClassificationHead.ScoreRule.SIGMOID;
        return ClassDatasetSource.of(folder, split)
                .withLabels(contract.labels())
                .withListLabels(multiLabel ? ListLabels.several() : ListLabels.asFound());
    }

    private static ClassDataset classes(Path folder, Optional<String> split, Contract contract, Consumer<String> log) {
        String chosen = split.orElseGet(() -> classSplit(folder));
        ClassDatasetReading reading = ClassDatasetReader.read(
                source(folder, chosen, contract).withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
        reading.summary().forEach(line -> log.accept(chosen + ": " + line));
        return reading.dataset();
    }

    private static List<VerifiedImage> spread(Dataset dataset, int count) {
        return chosen(dataset.samples(), count).stream()
                .map(VerifiedImages::image)
                .toList();
    }

    private static List<VerifiedImage> spread(ClassDataset dataset, int count) {
        return chosen(dataset.samples(), count).stream()
                .map(VerifiedImages::image)
                .toList();
    }

    private static <S> List<S> chosen(List<S> samples, int count) {
        int taken = Math.min(count, samples.size());
        List<S> chosen = new ArrayList<>(taken);
        for (int i = 0; i < taken; i++) {
            chosen.add(samples.get((int) ((long) i * samples.size() / taken)));
        }
        return chosen;
    }

    private static VerifiedImage image(ClassSample sample) {
        if (!(sample.part() instanceof ImagePart.Whole)) {
            throw new IllegalArgumentException("models are verified on images in files of their own; " + sample.image()
                    + " holds " + sample.id() + " as " + sample.part().text());
        }
        return new VerifiedImage(sample.id(), sample.image(), List.of(), Optional.of(sample.labels()));
    }

    private static VerifiedImage image(Sample sample) {
        EvaluatedImagePrediction unpredicted = new EvaluatedImagePrediction(sample, new Detections(List.of()));
        return new VerifiedImage(
                sample.id(), sample.image(), unpredicted.evaluated().targets());
    }
}
