package dev.sightline.infer.batch;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.image.ImageWriter;
import dev.sightline.image.format.ImageException;
import dev.sightline.infer.draw.PredictionDrawing;
import dev.sightline.infer.predict.ImagePredictor;
import dev.sightline.infer.predict.OrderedWork;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.predict.TestTimeAugmentation;
import dev.sightline.infer.predict.Tiles;
import dev.sightline.infer.predict.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Images through a model, several at once: reading, the network, drawing and writing overlap.
 *
 * @param tile side of the tiles big images are cut into; empty to predict them whole
 * @param overlap of neighbouring tiles
 * @param views looked at beside the image itself; may be empty
 * @param drawing how predictions are drawn; empty to draw none
 * @param images folder for drawn images
 */
public record PredictionJob(
        Predictor predictor,
        Optional<Integer> tile,
        double overlap,
        List<View> views,
        Optional<PredictionDrawing> drawing,
        Path images) {

    private static final int JPEG_QUALITY = 92;

    public PredictionJob {
        views = List.copyOf(views);
    }

    /** One entry for each file, in their order; an image that cannot be read has one, too. */
    public List<PredictedImage> run(List<Path> files, int workers, Consumer<PredictedImage> done) {
        Map<Path, String> ids = ids(files);
        ImagePredictor imagePredictor = imagePredictor();
        ImageDecoder decoder =
                new ImageDecoder(DecodingRules.of(predictor.contract().input()));
        List<PredictedImage> predicted = new ArrayList<>(files.size());
        OrderedWork.run(
                files, workers, file -> predict(file, String.valueOf(ids.get(file)), decoder, imagePredictor), one -> {
                    predicted.add(one);
                    done.accept(one);
                });
        return predicted;
    }

    /** The model with tiles and views around it, as asked. */
    public ImagePredictor imagePredictor() {
        Contract contract = predictor.contract();
        ImagePredictor imagePredictor = predictor::predict;
        if (!views.isEmpty()) {
            imagePredictor = new TestTimeAugmentation(imagePredictor, contract.head(), views);
        }
        if (tile.isPresent()) {
            DetectionHead head = DetectionHead.of(contract.head(), "tiles are for detectors");
            imagePredictor = new Tiles(imagePredictor, head.decoding(), tile.get(), overlap);
        }
        return imagePredictor;
    }

    private PredictedImage predict(Path file, String id, ImageDecoder decoder, ImagePredictor imagePredictor) {
        Image image;
        try {
            image = decoder.decode(file);
        } catch (ImageException e) {
            return PredictedImage.unreadable(id, file, String.valueOf(e.getMessage()));
        }
        Prediction prediction = imagePredictor.predict(image);
        drawing.ifPresent(
                draw -> ImageWriter.writeJpeg(draw.of(image, prediction), images.resolve(id + ".jpg"), JPEG_QUALITY));
        return PredictedImage.of(id, file, image.width(), image.height(), prediction);
    }

    /** A file's name without its ending; where two files share it, their folder's name before it, then a number. */
    static Map<Path, String> ids(List<Path> files) {
        Map<String, Integer> stems = new LinkedHashMap<>();
        files.forEach(file -> stems.merge(stem(file), 1, Integer::sum));
        Map<Path, String> ids = new LinkedHashMap<>();
        Map<String, Integer> used = new LinkedHashMap<>();
        for (Path file : files) {
            Path parent = file.toAbsolutePath().normalize().getParent();
            boolean alone = stems.getOrDefault(stem(file), 0) == 1;
            String id = alone || parent == null ? stem(file) : parent.getFileName() + "_" + stem(file);
            int times = used.merge(id, 1, Integer::sum);
            ids.put(file, times == 1 ? id : id + "_" + times);
        }
        return ids;
    }

    /** A file's name without its ending. */
    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
