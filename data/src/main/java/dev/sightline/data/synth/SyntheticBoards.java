package dev.sightline.data.synth;

import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.coco.CocoWriter;
import dev.sightline.image.ImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a detection dataset out of nothing: images like those an inspection line takes of circuit boards, with six
 * kinds of defect ({@link DefectKind}) and their exact boxes.
 *
 * <p>Boards differ in layout, lacquer, parts, light, blur and noise. One in ten has no defect; the others have one to
 * five defects. A board depends on the seed and its number alone, so that images are the same on every machine and
 * for any number of threads. Stateless.
 */
public final class SyntheticBoards {

    private static final int JPEG_QUALITY = 93;
    private static final double PROBLEMLESS = .1;
    private static final int MOST_DEFECTS = 8;

    private SyntheticBoards() {}

    /** Board {@code number} of a seed. */
    public static SyntheticBoard board(long seed, int number, int size) {
        RandomStream random = RandomStream.of(seed, number);
        BoardStyle style = BoardStyle.random(random);
        BoardLayout layout = LayoutBuilder.build(random, size);
        int count = random.happens(PROBLEMLESS) ? 0 : 1 + random.below(MOST_DEFECTS);
        DefectiveBoard board = DefectiveBoard.make(layout, size, count, random);
        PaintLayer scene = BoardPainter.paint(board, style, random);
        List<BoxAnnotation> annotations = board.defects().stream()
                .map(defect -> BoxAnnotation.of(defect.box(), defect.kind().label()))
                .toList();
        return new SyntheticBoard(Camera.shoot(scene, style, random), annotations);
    }

    /**
     * Writes a dataset in the COCO layout: {@code images/train/*.jpg}, {@code annotations/train.json} and so on.
     *
     * @param out absent or empty
     * @throws DatasetException if {@code out} is not empty or cannot be written
     */
    public static void write(Path out, SyntheticBoardsOptions options) {
        try {
            requireEmpty(out);
            writeSplit(out, "train", 0, options.train(), options);
            writeSplit(out, "val", options.train(), options.val(), options);
            writeSplit(out, "test", options.train() + options.val(), options.test(), options);
        } catch (IOException e) {
            throw new DatasetException("cannot write boards to " + out + ": " + e.getMessage(), e);
        }
    }

    private static void writeSplit(Path out, String split, int first, int count, SyntheticBoardsOptions options)
            throws IOException {
        Path folder = out.resolve("images").resolve(split);
        List<Sample> samples = IntStream.range(first, first + count)
                .parallel()
                .mapToObj(number -> sample(folder, number, options))
                .toList();
        List<String> names = samples.stream()
                .map(sample -> sample.file().getFileName().toString())
                .toList();
        CocoWriter.write(
                out.resolve("annotations/" + split + ".json"), Dataset.ofObjects(DefectKind.labels(), samples), names);
    }

    private static Sample sample(Path folder, int number, SyntheticBoardsOptions options) {
        SyntheticBoard board = board(options.seed(), number, options.size());
        String id = String.format(Locale.ROOT, "board_%04d", number);
        Path image = folder.resolve(id + ".jpg");
        ImageWriter.writeJpeg(board.image(), image, JPEG_QUALITY);
        return Sample.of(id, image, options.size(), options.size(), board.annotations());
    }

    private static void requireEmpty(Path out) throws IOException {
        if (!Files.exists(out)) {
            return;
        }
        try (Stream<Path> there = Files.isDirectory(out) ? Files.list(out) : Stream.of(out)) {
            if (there.findAny().isPresent()) {
                throw new DatasetException(out + " is there already and not an empty folder; give a new one");
            }
        }
    }
}
