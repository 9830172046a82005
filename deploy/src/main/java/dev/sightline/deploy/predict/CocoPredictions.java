package dev.sightline.deploy.predict;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.Detections;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.data.coco.CocoResultsWriter;
import dev.sightline.data.coco.CocoWriter;
import dev.sightline.infer.batch.PredictedImage;
import dev.sightline.infer.write.PredictionWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code predictions.json}, a COCO result list, and {@code images.json}, which file each number is. */
public final class CocoPredictions implements PredictionWriter {

    @Override
    public List<Path> write(List<PredictedImage> predicted, LabelMap labels, Path folder) throws IOException {
        List<PredictedImage> read = PredictedImage.read(predicted);
        List<Sample> samples = read.stream()
                .map(one -> Sample.of(one.id(), one.file(), one.width(), one.height(), List.of()))
                .toList();
        Dataset dataset = Dataset.ofObjects(labels, samples);
        List<Detections> found =
                read.stream().map(one -> one.detections("coco")).toList();
        Path results = folder.resolve("predictions.json");
        Path images = folder.resolve("images.json");
        CocoResultsWriter.write(results, dataset, found);
        CocoWriter.write(
                images, dataset, read.stream().map(one -> one.file().toString()).toList());
        return List.of(results, images);
    }
}
