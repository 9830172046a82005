package dev.sightline.data.mixing;

import dev.sightline.core.geometry.Box;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.data.augment.Blend;
import dev.sightline.data.augment.CanvasMask;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.data.augment.Targets;
import dev.sightline.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Objects cut out of another canvas along their masks and laid over this one where they were on theirs (Ghiasi et al.
 * 2021, "Simple Copy-Paste is a Strong Data Augmentation Method for Instance Segmentation", with hard edges). Objects
 * whose pixels are not annotated are not copied. One below keeps the box of what is left of its mask, and is dropped
 * where less than a tenth is left; of one without a mask, the box counts as its pixels and stays.
 *
 * @param probability for each sample, 0 to 1; usual 0.5
 * @param objects how likely each object of the other canvas is copied, 0 to 1; usual 0.5
 * @param offLastEpochs at the end of the run; 0 for none
 */
public record CopyPaste(double probability, double objects, int offLastEpochs) implements Blend {

    public static final AugmentationKind KIND =
            new AugmentationKind("copy-paste", Set.of(AnnotationKind.BOX, AnnotationKind.MASK), CopyPaste::read);

    private static final double LEAST_LEFT = .1;

    public CopyPaste {
        Ranges.requireProbability(probability);
        Ranges.requireProbability(objects);
        Ranges.requireEpochs(offLastEpochs);
    }

    private static CopyPaste read(AugmentationSettings settings) {
        return new CopyPaste(
                settings.probability(.5), settings.upTo("objects", 1).orElse(.5), settings.offLastEpochs(10));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public boolean needsMasks() {
        return true;
    }

    @Override
    public AugmentedSample blend(AugmentedSample first, AugmentedSample second, RandomStream random) {
        Layer below = Layer.of(first.targets());
        Layer pasted = new Layer();
        byte[] rgb = first.canvas().rgb().clone();
        for (int i = 0; i < second.targets().size(); i++) {
            boolean chosen = random.happens(objects);
            Optional<CanvasMask> mask = second.targets().mask(i).filter(pixels -> pixels.area() > 0);
            if (chosen && mask.isPresent()) {
                paste(second.canvas(), mask.get(), rgb);
                below = below.behind(mask.get());
                pasted = pasted.behind(mask.get());
                pasted.add(second.targets(), i);
            }
        }
        Image canvas = new Image(first.canvas().width(), first.canvas().height(), rgb);
        return new AugmentedSample(canvas, below.targets().and(pasted.targets()), first.classes());
    }

    private static void paste(Image from, CanvasMask mask, byte[] rgb) {
        Box.Pixels box = mask.bounds();
        for (int y = (int) box.yMin(); y < box.yMax(); y++) {
            for (int x = (int) box.xMin(); x < box.xMax(); x++) {
                if (mask.contains(x, y)) {
                    int at = (y * from.width() + x) * 3;
                    System.arraycopy(from.rgb(), at, rgb, at, 3);
                }
            }
        }
    }

    /** Objects of a canvas while others are laid over them. */
    private static final class Layer {

        private final List<Box.Pixels> boxes = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private final List<Optional<CanvasMask>> masks = new ArrayList<>();

        static Layer of(Targets targets) {
            Layer layer = new Layer();
            for (int i = 0; i < targets.size(); i++) {
                layer.add(targets, i);
            }
            return layer;
        }

        void add(Targets targets, int object) {
            float[] from = targets.boxes();
            int at = 4 * object;
            add(
                    new Box.Pixels(from[at], from[at + 1], from[at + 2], from[at + 3]),
                    targets.labels()[object],
                    targets.mask(object));
        }

        Layer behind(CanvasMask front) {
            Layer behind = new Layer();
            for (int i = 0; i < boxes.size(); i++) {
                Optional<CanvasMask> mask = masks.get(i);
                Optional<CanvasMask> left = mask.map(pixels -> pixels.without(front));
                int before = mask.map(CanvasMask::area).orElse(0);
                int after = left.map(CanvasMask::area).orElse(0);
                if (after == before) {
                    behind.add(boxes.get(i), labels.get(i), mask);
                } else if (after >= LEAST_LEFT * before) {
                    behind.add(left.orElseThrow().bounds(), labels.get(i), left);
                }
            }
            return behind;
        }

        Targets targets() {
            float[] edges = new float[4 * boxes.size()];
            for (int i = 0; i < boxes.size(); i++) {
                edges[4 * i] = (float) boxes.get(i).xMin();
                edges[4 * i + 1] = (float) boxes.get(i).yMin();
                edges[4 * i + 2] = (float) boxes.get(i).xMax();
                edges[4 * i + 3] = (float) boxes.get(i).yMax();
            }
            return new Targets(
                    edges, labels.stream().mapToInt(Integer::intValue).toArray(), masks);
        }

        private void add(Box.Pixels box, int label, Optional<CanvasMask> mask) {
            boxes.add(box);
            labels.add(label);
            masks.add(mask);
        }
    }
}
