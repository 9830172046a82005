package dev.sightline.cli.model;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.Detections;
import dev.sightline.data.Dataset;
import dev.sightline.data.FaultPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.infer.verify.VerifiedPicture;
import dev.sightline.train.evaluate.PictureAnswer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Annotated pictures to verify on or to score. */
public final class VerifiedPictures {

    private static final List<String> PREFERRED = List.of("val", "test", "train");

    private VerifiedPictures() {}

    /**
     * The pictures of one split of a folder in COCO, VOC or YOLO format, read under a model's labels. Faults are counted
     * and said, not refused: it is the model that is in question.
     *
     * @param split empty to take val, test or train, whichever is there first
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

    /** Up to {@code count} pictures at even distances over the dataset. */
    public static List<VerifiedPicture> spread(Dataset dataset, int count) {
        List<Sample> samples = dataset.samples();
        int taken = Math.min(count, samples.size());
        List<VerifiedPicture> pictures = new ArrayList<>(taken);
        for (int i = 0; i < taken; i++) {
            pictures.add(picture(samples.get((int) ((long) i * samples.size() / taken))));
        }
        return pictures;
    }

    private static VerifiedPicture picture(Sample sample) {
        PictureAnswer unanswered = new PictureAnswer(sample, new Detections(List.of()));
        return new VerifiedPicture(
                sample.id(), sample.picture(), unanswered.evaluated().truths());
    }
}
