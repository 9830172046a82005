package dev.sightline.nn.catalogue;

import dev.sightline.nn.classify.MobileNetV2;
import dev.sightline.nn.classify.MobileNetV3;
import dev.sightline.nn.classify.PpLcNet;
import dev.sightline.nn.classify.ResNet;
import dev.sightline.nn.classify.ResNetCifar;
import dev.sightline.nn.classify.SwinTransformer;
import dev.sightline.nn.classify.VisionTransformer;
import dev.sightline.nn.detect.YoloV8;
import dev.sightline.nn.detect.YoloX;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.DetectorFamily;
import dev.sightline.nn.family.ModelFamily;
import dev.sightline.nn.family.NearestNames;
import java.util.List;
import java.util.stream.Stream;

/** Every model family there is: a new one is added here and nowhere else. */
public final class ModelFamilies {

    private static final List<DetectorFamily> DETECTORS = List.of(new YoloV8(), new YoloX());

    private static final List<ClassifierFamily> CLASSIFIERS = List.of(
            new ResNetCifar(),
            ResNet.original(),
            ResNet.vd(),
            new MobileNetV2(),
            new MobileNetV3(),
            new PpLcNet(),
            new SwinTransformer(),
            new VisionTransformer());

    private static final List<ModelFamily> ALL =
            Stream.<ModelFamily>concat(DETECTORS.stream(), CLASSIFIERS.stream()).toList();

    private ModelFamilies() {}

    public static List<ModelFamily> all() {
        return ALL;
    }

    /**
     * The family of exactly this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are, nearest name first
     */
    public static ModelFamily named(String name) {
        return named(ALL, "model family", name);
    }

    /** The same among the detectors alone. */
    public static DetectorFamily detector(String name) {
        return named(DETECTORS, "detector family", name);
    }

    /** The same among the classifiers alone. */
    public static ClassifierFamily classifier(String name) {
        return named(CLASSIFIERS, "classifier family", name);
    }

    public static List<DetectorFamily> detectors() {
        return DETECTORS;
    }

    public static List<ClassifierFamily> classifiers() {
        return CLASSIFIERS;
    }

    private static <F extends ModelFamily> F named(List<F> families, String kind, String name) {
        return families.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown " + kind + " '" + name + "'; accepted: "
                        + NearestNames.listed(
                                name, families.stream().map(ModelFamily::name).toList())));
    }
}
