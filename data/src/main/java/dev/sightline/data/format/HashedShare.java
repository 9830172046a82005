package dev.sightline.data.format;

import dev.sightline.core.file.Sha256;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A share of the images chosen by the SHA-256 of their ids: the same images each time and on every machine,
 * whatever the order of the files; shares that do not overlap have no image in common.
 *
 * @param from where the share begins among the images in order of hash, 0 to 1
 * @param to where it ends
 */
public record HashedShare(double from, double to) {

    public HashedShare {
        if (!(from >= 0 && from <= to && to <= 1)) {
            throw new IllegalArgumentException("a share needs 0 <= from <= to <= 1, received " + from + " to " + to);
        }
    }

    /** The share of these images, each named by its id, in order of hash. */
    public <T> List<T> of(List<T> images, Function<T, String> id) {
        List<T> ordered = images.stream()
                .map(image -> new Hashed<>(Sha256.hex(id.apply(image)), image))
                .sorted(Comparator.comparing(Hashed::hash))
                .map(Hashed::image)
                .toList();
        return ordered.subList(edge(from, ordered.size()), edge(to, ordered.size()));
    }

    /** {@code "15 %"}. */
    public String percent() {
        return Math.round((to - from) * 100) + " %";
    }

    private record Hashed<T>(String hash, T image) {}

    /** Rounded to whole images, but small sets still give something to every share as far as there is something. */
    private static int edge(double share, int size) {
        double exact = share * size;
        return exact < 1 && share > 0 ? Math.min(1, size) : (int) Math.round(exact);
    }
}
