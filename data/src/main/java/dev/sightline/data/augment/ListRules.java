package dev.sightline.data.augment;

import java.util.List;
import java.util.Optional;

/** What must not follow what in a list of augmentations. */
public final class ListRules implements AugmentationVisitor<Optional<String>> {

    private final ListedAugmentations earlier;

    private ListRules(List<Augmentation> earlier) {
        this.earlier = new ListedAugmentations(earlier);
    }

    /** What is wrong with listing an augmentation after these, phrased to follow its name; empty if nothing is. */
    public static Optional<String> problem(Augmentation next, List<Augmentation> earlier) {
        if (earlier.stream().anyMatch(other -> other.name().equals(next.name()))) {
            return Optional.of("is listed twice; each kind applies at most once");
        }
        return next.accept(new ListRules(earlier));
    }

    @Override
    public Optional<String> crop(Crop crop) {
        return earlier.crops().isEmpty() ? Optional.empty() : Optional.of("is a second crop; an image is cropped once");
    }

    @Override
    public Optional<String> canvasMap(CanvasMap map) {
        return Optional.empty();
    }

    @Override
    public Optional<String> photometry(Photometry photometry) {
        return Optional.empty();
    }

    @Override
    public Optional<String> arrangement(Arrangement arrangement) {
        return earlier.arrangements().isEmpty()
                ? Optional.empty()
                : Optional.of("is a second arrangement; the images of a canvas are arranged once");
    }

    /** An image is mixed once, by the first mixture that is drawn. */
    @Override
    public Optional<String> blend(Blend blend) {
        return earlier.blends().stream()
                .filter(other -> other.probability() == 1 && other.offLastEpochs() <= blend.offLastEpochs())
                .findFirst()
                .map(other -> "never applies: an image is mixed once, and " + other.name()
                        + " before it has a probability of 1; lower that, for example to 0.5");
    }
}
