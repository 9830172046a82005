package dev.sightline.infer.write;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.Detection;
import dev.sightline.infer.batch.PredictedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code labels/ID.txt}: class, centre, width, height as shares of the image, score. */
public final class YoloPredictions implements PredictionWriter {

    @Override
    public List<Path> write(List<PredictedImage> predicted, LabelMap labels, Path folder) throws IOException {
        Path texts = folder.resolve("labels");
        Files.createDirectories(texts);
        for (PredictedImage one : PredictedImage.read(predicted)) {
            StringBuilder text = new StringBuilder();
            for (Detection detection : one.detections("yolo").items()) {
                var box = detection.box();
                text.append(String.format(
                        Locale.ROOT,
                        "%d %.6f %.6f %.6f %.6f %.5f%n",
                        detection.label(),
                        (box.xMin() + box.xMax()) / 2 / one.width(),
                        (box.yMin() + box.yMax()) / 2 / one.height(),
                        box.width() / one.width(),
                        box.height() / one.height(),
                        detection.score()));
            }
            AtomicFile.writeText(texts.resolve(one.id() + ".txt"), text.toString());
        }
        return List.of(texts);
    }
}
