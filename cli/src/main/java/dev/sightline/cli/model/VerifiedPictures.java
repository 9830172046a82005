package dev.sightline.cli.model;

import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.HeadVisitor;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.Detections;
import dev.sightline.data.Dataset;
import dev.sightline.data.FaultPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.classify.ClassDataset;
import dev.sightline.data.classify.ClassDatasetReader;
import dev.sightline.data.classify.ClassDatasetReading;
import dev.sightline.data.classify.ClassDatasetSource;
import dev.sightline.data.classify.ClassSample;
import dev.sightline.data.classify.ListLabels;
import dev.sightline.data.classify.PicturePart;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.infer.verify.VerifiedPicture;
import dev.sightline.train.evaluate.PictureAnswer;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.TrainingRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Annotated pictures to verify on or to score. */
public final class VerifiedPictures {

    private static final List<String> PREFERRED = List.of("val", "test", "train", "all");

    private VerifiedPictures() {}

    /**
     * The pictures of one split of a folder in COCO, VOC or YOLO format, read under a model's labels. Faults are counted
     * and said, not refused: it is the model that is in question.
     *
     * @param split empty to take val, test, train or the whole, whichever is there first
     */
    public static Dataset read(Path folder, Optional<String> split, LabelMap labels, Consumer<String> say) {
        List<String> splits = DatasetReader.splits(folder);
        String chosen = split.orElseGet(() -> PREFERRED.stream()
                .filter(splits::contains)
                .findFirst()
                .orElseGet(() -> splits.isEmpty() ? "train" : splits.get(0)));
        DatasetReading reading = DatasetReader.read(
                new DatasetSource(folder, Optional.empty(), chosen, Optional.of(labels), FaultPolicy.SKIP_AND_COUNT));
        reading.summary().forEach(line -> say.accept(chosen + ": " + line));
        return reading.dataset();
    }

    /**
     * Up to {@code count} pictures of a folder with truth of the kind that a model answers with, at even distances over one
     * split.
     *
     * @param split empty to take val, test, train or the whole, whichever is there first
     */
    public static List<VerifiedPicture> of(
            Contract contract, Path folder, Optional<String> split, int count, Consumer<String> say) {
        return contract.head().accept(new HeadVisitor<List<VerifiedPicture>>() {
            @Override
            public List<VerifiedPicture> visit(DetectionHead head) {
                return spread(read(folder, split, contract.labels(), say), count);
            }

            @Override
            public List<VerifiedPicture> visit(ClassificationHead head) {
                return spread(classes(folder, split, contract, say), count);
            }
        });
    }

    /** Up to {@code count} pictures of one split of a run's data, at even distances. */
    public static List<VerifiedPicture> of(TrainedRun run, String split, int count) {
        return run.recipe().accept(new TrainingRecipe.Visitor<List<VerifiedPicture>>() {
            @Override
            public List<VerifiedPicture> detection(DetectionRecipe recipe) {
                return spread(run.data(split).dataset(), count);
            }

            @Override
            public List<VerifiedPicture> classification(ClassificationRecipe recipe) {
                return spread(run.classes(split).dataset(), count);
            }
        });
    }

    /** The split of a folder of classes that counts unless another one is asked for. */
    static String classSplit(Path folder) {
        List<String> splits = ClassDatasetReader.splits(folder);
        return PREFERRED.stream().filter(splits::contains).findFirst().orElse("val");
    }

    /** Pictures under a classifier's labels; of any number of classes where it scores each class on its own. */
    static ClassDatasetSource source(Path folder, String split, Contract contract) {
        boolean multiLabel = contract.head() instanceof ClassificationHead head
                && head.scores() == ClassificationHead.ScoreRule.SIGMOID;
        return ClassDatasetSource.of(folder, split)
                .withLabels(contract.labels())
                .withListLabels(multiLabel ? ListLabels.several() : ListLabels.asFound());
    }

    private static ClassDataset classes(Path folder, Optional<String> split, Contract contract, Consumer<String> say) {
        String chosen = split.orElseGet(() -> classSplit(folder));
        ClassDatasetReading reading =
                ClassDatasetReader.read(source(folder, chosen, contract).withPolicy(FaultPolicy.SKIP_AND_COUNT));
        reading.summary().forEach(line -> say.accept(chosen + ": " + line));
        return reading.dataset();
    }

    private static List<VerifiedPicture> spread(Dataset dataset, int count) {
        return chosen(dataset.samples(), count).stream()
                .map(VerifiedPictures::picture)
                .toList();
    }

    private static List<VerifiedPicture> spread(ClassDataset dataset, int count) {
        return chosen(dataset.samples(), count).stream()
                .map(VerifiedPictures::picture)
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

    private static VerifiedPicture picture(ClassSample sample) {
        if (!(sample.part() instanceof PicturePart.Whole)) {
            throw new IllegalArgumentException(
                    "models are verified on pictures in files of their own; " + sample.picture() + " holds "
                            + sample.id() + " as " + sample.part().text());
        }
        return new VerifiedPicture(sample.id(), sample.picture(), List.of(), Optional.of(sample.labels()));
    }

    private static VerifiedPicture picture(Sample sample) {
        PictureAnswer unanswered = new PictureAnswer(sample, new Detections(List.of()));
        return new VerifiedPicture(
                sample.id(), sample.picture(), unanswered.evaluated().truths());
    }
}
