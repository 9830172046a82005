package dev.sightline.nn.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sizes of a tensor's axes. Feature maps are {@code [batch, channels, height, width]}, vectors {@code [batch,
 * features]}.
 *
 * @param sizes one or more, each at least 1
 */
public record Shape(List<Integer> sizes) {

    public Shape {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "a shape needs one or more axes, each of size 1 or more, received " + sizes);
        }
    }

    public static Shape of(int... sizes) {
        return new Shape(Arrays.stream(sizes).boxed().toList());
    }

    /** The number of axes. */
    public int rank() {
        return sizes.size();
    }

    public int size(int axis) {
        return sizes.get(axis);
    }

    public int batch() {
        return sizes.get(0);
    }

    /** The size of axis 1. */
    public int channels() {
        return sizes.get(1);
    }

    /** Height and width of a feature map. */
    public Extent extent() {
        return new Extent(sizes.get(2), sizes.get(3));
    }

    /** The product of all sizes. */
    public long elements() {
        return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** The same shape with another size on one axis. */
    public Shape with(int axis, int size) {
        List<Integer> changed = new ArrayList<>(sizes);
        changed.set(axis, size);
        return new Shape(changed);
    }

    /** The same batch and channels over another height and width. */
    public Shape with(Extent extent) {
        return with(2, extent.height()).with(3, extent.width());
    }

    @Override
    public String toString() {
        return sizes.toString();
    }
}
