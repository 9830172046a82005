package dev.sightline.nn.family;

import java.util.List;

/** Every model family there is: a new one is added here and nowhere else. */
public final class ModelFamilies {

    private static final List<ModelFamily> ALL = List.of(new YoloV8());

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
        return ALL.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown model family '" + name + "'; accepted: "
                        + NearestNames.listed(
                                name, ALL.stream().map(ModelFamily::name).toList())));
    }
}
