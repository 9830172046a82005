package dev.sightline.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Mask;
import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.geometry.RunLengthMask;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.MaskAnnotation;
import dev.sightline.data.Sample;
import dev.sightline.data.geometry.HorizontalFlip;
import dev.sightline.data.geometry.PaddedCrop;
import dev.sightline.data.geometry.Perspective;
import dev.sightline.data.geometry.RandomAffine;
import dev.sightline.data.geometry.RandomCrop;
import dev.sightline.data.geometry.RandomResizedCrop;
import dev.sightline.data.geometry.ShortSideCrop;
import dev.sightline.data.geometry.VerticalFlip;
import dev.sightline.data.mixing.Mosaic;
import dev.sightline.data.photometry.Blur;
import dev.sightline.image.Image;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Masks and label maps are compared with where the painted pixels of an object really land. */
class MasksFollowPixelsTest {

    private static final int CANVAS = 96;
    private static final int WIDTH = 120;
    private static final int HEIGHT = 80;
    private static final int BRIGHT = 128;
    private static final Polygon OUTLINE = Polygon.of(30, 12, 84, 25, 96, 66, 52, 48, 22, 70);

    record Case(String name, List<Augmentation> augmentations) {
        Case(String name, Augmentation... augmentations) {
            this(name, List.of(augmentations));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> everyGeometry() {
        RandomAffine affine = new RandomAffine(25, .1, .3, 8);
        return Stream.of(
                new Case("none"),
                new Case("flips", new HorizontalFlip(.5), new VerticalFlip(.5)),
                new Case("affine", affine),
                new Case("perspective", new Perspective(1, .5)),
                new Case("crop", new RandomCrop(1, .5, 1.5)),
                new Case("resized crop", new RandomResizedCrop(.4, 1, .75, 4 / 3.0)),
                new Case("short side crop", new ShortSideCrop(1, 1.3)),
                new Case("padded crop", new PaddedCrop(12, 0)),
                new Case("two stages", new Perspective(1, .3), new Blur(1, .3, .3), affine),
                new Case(
                        "everything",
                        new HorizontalFlip(.5),
                        affine,
                        new Perspective(1, .3),
                        new RandomCrop(.5, .6, 2)));
    }

    @ParameterizedTest
    @MethodSource("everyGeometry")
    void masksAndLabelMapsLieWherePaintedPixelsDo(Case geometry) {
        AugmentationPipeline pipeline =
                new AugmentationPipeline(geometry.augmentations(), Scenes.blackLetterbox(CANVAS, CANVAS)).withMasks();
        for (int round = 0; round < 24; round++) {
            AugmentationSource source = source(round % 2 == 0 ? polygons() : runs(), round % 4 < 2);
            AugmentedSample made = pipeline.augment(source, 0, new RunPosition(7, 0, 50, round))
                    .orElseThrow();
            LabelRaster labels = made.labelMap().orElseThrow();
            Optional<CanvasMask> mask = made.targets().size() == 0
                    ? Optional.empty()
                    : made.targets().mask(0);
            int bright = 0;
            int maskOff = 0;
            int labelsOff = 0;
            for (int i = 0; i < CANVAS * CANVAS; i++) {
                boolean painted = (made.canvas().rgb()[3 * i] & 255) >= BRIGHT;
                bright += painted ? 1 : 0;
                int pixel = i;
                maskOff += mask.map(pixels -> pixels.contains(pixel % CANVAS, pixel / CANVAS) != painted)
                                .orElse(false)
                        ? 1
                        : 0;
                labelsOff += (labels.classes()[i] == 1) != painted ? 1 : 0;
            }
            int edge = (int) (6 * Math.sqrt(bright));
            assertThat(maskOff)
                    .as("pixels of the mask beside %s painted ones", bright)
                    .isLessThanOrEqualTo(edge / 3);
            assertThat(labelsOff).as("pixels of the label map").isLessThanOrEqualTo(edge / 3);
        }
    }

    @Test
    void whereNothingIsInterpolatedMasksAreExact() {
        AugmentationPipeline pipeline = new AugmentationPipeline(
                        List.of(new HorizontalFlip(.5), new VerticalFlip(.5)), Scenes.blackLetterbox(WIDTH, HEIGHT))
                .withMasks();
        for (int round = 0; round < 12; round++) {
            AugmentedSample made = pipeline.augment(
                            source(round % 2 == 0 ? polygons() : runs(), true), 0, new RunPosition(7, 0, 50, round))
                    .orElseThrow();
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                boolean painted = made.canvas().rgb()[3 * i] != 0;
                assertThat(made.targets().mask(0).orElseThrow().contains(i % WIDTH, i / WIDTH))
                        .isEqualTo(painted);
                assertThat(made.labelMap().orElseThrow().classes()[i]).isEqualTo((byte) (painted ? 1 : 0));
            }
        }
    }

    @Test
    void whatLiesBesideEveryImageIsOfNoClass() {
        AugmentedSample made = new AugmentationPipeline(List.of(), Scenes.blackLetterbox(CANVAS, CANVAS))
                .augment(source(polygons(), true), 0, new RunPosition(7, 0, 50, 0))
                .orElseThrow();
        assertThat(made.labelMap().orElseThrow().classes()[0]).isEqualTo((byte) LabelRaster.NOTHING);
        assertThat(made.targets().mask(0)).as("nobody asked for it").isEmpty();
    }

    @Test
    void aMosaicLaysFourLabelMapsBesideEachOther() {
        AugmentedSample made = new AugmentationPipeline(
                        List.of(new Mosaic(1, 0)), Scenes.blackLetterbox(CANVAS, CANVAS))
                .withMasks()
                .augment(source(runs(), true), 0, new RunPosition(7, 0, 50, 3))
                .orElseThrow();
        int off = 0;
        for (int i = 0; i < CANVAS * CANVAS; i++) {
            boolean painted = (made.canvas().rgb()[3 * i] & 255) >= BRIGHT;
            off += (made.labelMap().orElseThrow().classes()[i] == 1) != painted ? 1 : 0;
        }
        assertThat(off).isLessThan(150);
        assertThat(made.targets().masks()).hasSameSizeAs(made.targets().labels());
    }

    private static boolean inside(int x, int y) {
        return Coverage.of(polygons()).contains(x + .5, y + .5);
    }

    private static Mask polygons() {
        return new PolygonMask(List.of(OUTLINE));
    }

    private static Mask runs() {
        List<Integer> counts = new ArrayList<>(List.of(0));
        boolean now = false;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            if (inside(i / HEIGHT, i % HEIGHT) != now) {
                now = !now;
                counts.add(0);
            }
            counts.set(counts.size() - 1, counts.get(counts.size() - 1) + 1);
        }
        return RunLengthMask.of(
                WIDTH, HEIGHT, counts.stream().mapToInt(Integer::intValue).toArray());
    }

    private static AugmentationSource source(Mask mask, boolean whole) {
        byte[] rgb = new byte[WIDTH * HEIGHT * 3];
        byte[] classes = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            if (inside(i % WIDTH, i / WIDTH)) {
                rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = (byte) 255;
                classes[i] = 1;
            }
        }
        Box.Pixels bounds = mask.bounds();
        Sample sample = Sample.of(
                "one",
                Path.of("one.png"),
                WIDTH,
                HEIGHT,
                List.of(new MaskAnnotation(BoxAnnotation.of(bounds, 4), mask)));
        AugmentationSource images =
                Scenes.source(List.of(sample), one -> Optional.of(new Image(WIDTH, HEIGHT, rgb)), whole);
        return new AugmentationSource() {
            @Override
            public int samples() {
                return 1;
            }

            @Override
            public Sample sample(int index) {
                return sample;
            }

            @Override
            public Optional<Image> image(int index) {
                return images.image(index);
            }

            @Override
            public Optional<LabelRaster> labelMap(int index) {
                return Optional.of(new LabelRaster(WIDTH, HEIGHT, classes));
            }

            @Override
            public boolean givesWholeImages() {
                return whole;
            }
        };
    }
}
