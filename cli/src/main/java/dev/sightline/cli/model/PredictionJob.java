package dev.sightline.cli.model;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Picture;
import dev.sightline.image.PictureDecoder;
import dev.sightline.image.PictureWriter;
import dev.sightline.image.format.PictureException;
import dev.sightline.infer.predict.OrderedWork;
import dev.sightline.infer.predict.PictureAnswerer;
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
 * Pictures through a model, several at once: reading, the network, drawing and writing overlap.
 *
 * @param tile side of the tiles big pictures are cut into; empty to answer about them whole
 * @param overlap of neighbouring tiles
 * @param views looked at beside the picture itself; may be empty
 * @param drawing how answers are drawn; empty to draw none
 * @param pictures folder for drawn pictures
 */
public record PredictionJob(
        Predictor predictor,
        Optional<Integer> tile,
        double overlap,
        List<View> views,
        Optional<AnswerDrawing> drawing,
        Path pictures) {

    private static final int JPEG_QUALITY = 92;

    public PredictionJob {
        views = List.copyOf(views);
    }

    /** Answers about each file, in their order; a picture that cannot be read is an answer, too. */
    public List<AnsweredPicture> run(List<Path> files, int workers, Consumer<AnsweredPicture> done) {
        Map<Path, String> ids = ids(files);
        PictureAnswerer answerer = answerer();
        PictureDecoder decoder =
                new PictureDecoder(DecodingRules.of(predictor.contract().input()));
        List<AnsweredPicture> answered = new ArrayList<>(files.size());
        OrderedWork.run(files, workers, file -> answer(file, String.valueOf(ids.get(file)), decoder, answerer), one -> {
            answered.add(one);
            done.accept(one);
        });
        return answered;
    }

    /** The model with tiles and views around it, as asked. */
    public PictureAnswerer answerer() {
        Contract contract = predictor.contract();
        PictureAnswerer answerer = predictor::predict;
        if (!views.isEmpty()) {
            answerer = new TestTimeAugmentation(answerer, contract.head(), views);
        }
        if (tile.isPresent()) {
            if (!(contract.head() instanceof DetectionHead head)) {
                throw new IllegalArgumentException("tiles are for detectors; this model is a classifier");
            }
            answerer = new Tiles(answerer, head.decoding(), tile.get(), overlap);
        }
        return answerer;
    }

    private AnsweredPicture answer(Path file, String id, PictureDecoder decoder, PictureAnswerer answerer) {
        Picture picture;
        try {
            picture = decoder.decode(file);
        } catch (PictureException e) {
            return AnsweredPicture.unreadable(id, file, String.valueOf(e.getMessage()));
        }
        Prediction answer = answerer.answer(picture);
        drawing.ifPresent(
                draw -> PictureWriter.writeJpeg(draw.of(picture, answer), pictures.resolve(id + ".jpg"), JPEG_QUALITY));
        return AnsweredPicture.of(id, file, picture.width(), picture.height(), answer);
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

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
