package dev.sightline.data.recipe;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.geometry.HorizontalFlip;
import dev.sightline.data.geometry.NoCrop;
import dev.sightline.data.geometry.PaddedCrop;
import dev.sightline.data.geometry.Perspective;
import dev.sightline.data.geometry.RandomAffine;
import dev.sightline.data.geometry.RandomCrop;
import dev.sightline.data.geometry.RandomResizedCrop;
import dev.sightline.data.geometry.ShortSideCrop;
import dev.sightline.data.geometry.VerticalFlip;
import dev.sightline.data.mixing.CopyPaste;
import dev.sightline.data.mixing.CutMix;
import dev.sightline.data.mixing.Mixup;
import dev.sightline.data.mixing.Mosaic;
import dev.sightline.data.photometry.AugMix;
import dev.sightline.data.photometry.AutoAugment;
import dev.sightline.data.photometry.Blur;
import dev.sightline.data.photometry.ColorJitter;
import dev.sightline.data.photometry.Cutout;
import dev.sightline.data.photometry.Grey;
import dev.sightline.data.photometry.GridMask;
import dev.sightline.data.photometry.HideAndSeek;
import dev.sightline.data.photometry.HsvJitter;
import dev.sightline.data.photometry.RandAugment;
import dev.sightline.data.photometry.RandomErasing;
import dev.sightline.data.photometry.TrivialAugment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every kind of augmentation that recipes can name. A new kind is its own file and one line here. */
public final class AugmentationList {

    private static final List<AugmentationKind> KINDS = List.of(
            // geometry: the part of each image
            RandomResizedCrop.KIND,
            ShortSideCrop.KIND,
            PaddedCrop.KIND,
            RandomCrop.KIND,
            NoCrop.KIND,
            // geometry: the whole canvas
            RandomAffine.KIND,
            Perspective.KIND,
            HorizontalFlip.KIND,
            VerticalFlip.KIND,
            // photometry
            HsvJitter.KIND,
            ColorJitter.KIND,
            Grey.KIND,
            Blur.KIND,
            AutoAugment.KIND,
            RandAugment.KIND,
            TrivialAugment.KIND,
            AugMix.KIND,
            RandomErasing.KIND,
            Cutout.KIND,
            HideAndSeek.KIND,
            GridMask.KIND,
            // mixing
            Mosaic.KIND,
            Mixup.KIND,
            CutMix.KIND,
            CopyPaste.KIND);

    private static final Map<String, String> RETIRED = Map.of("mix-up", "its name is mixup, and its beta is alpha");

    private AugmentationList() {}

    /** Every kind. */
    public static List<AugmentationKind> kinds() {
        return KINDS;
    }

    static Optional<AugmentationKind> named(String name) {
        return KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** What to write instead of a name that was accepted once. */
    static Optional<String> advice(String name) {
        return Optional.ofNullable(RETIRED.get(name));
    }

    /** The names of those that can carry these targets along. */
    static List<String> namesFor(Set<AnnotationKind> targets) {
        return KINDS.stream()
                .filter(kind -> kind.targets().containsAll(targets))
                .map(AugmentationKind::name)
                .toList();
    }
}
