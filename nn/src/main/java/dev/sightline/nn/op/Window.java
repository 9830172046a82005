package dev.sightline.nn.op;

import java.util.Objects;

/**
 * A window that slides over a padded feature map: what convolutions and poolings share.
 *
 * <p>Along one axis a map of {@code n} cells with padding {@code before} and {@code after} gives
 * {@code floor((n + before + after - dilation * (kernel - 1) - 1) / stride) + 1} cells. In ceil mode the quotient is
 * rounded up, and a last window that would start in the padding behind the map is dropped (PyTorch's rule).
 *
 * @param kernel cells the window covers
 * @param stride cells between neighbouring windows
 * @param padding cells added around the map
 * @param dilation distance between the covered cells, 1 for a solid window
 */
public record Window(Extent kernel, Extent stride, Padding padding, Extent dilation) {

    public Window {
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(stride, "stride");
        Objects.requireNonNull(padding, "padding");
        Objects.requireNonNull(dilation, "dilation");
    }

    /** A square window of odd or even side, stride 1, no padding, solid. */
    public static Window square(int kernel) {
        return new Window(Extent.square(kernel), Extent.square(1), Padding.NONE, Extent.square(1));
    }

    public Window stride(int cells) {
        return new Window(kernel, Extent.square(cells), padding, dilation);
    }

    /** The same padding on all four sides. */
    public Window padding(int cells) {
        return padding(Padding.all(cells));
    }

    public Window padding(Padding cells) {
        return new Window(kernel, stride, cells, dilation);
    }

    public Window dilation(int cells) {
        return new Window(kernel, stride, padding, Extent.square(cells));
    }

    /** Cells covered, height times width of the kernel. */
    int area() {
        return kernel.height() * kernel.width();
    }

    /**
     * Height and width of what comes out for a map of the given extent.
     *
     * @throws IllegalArgumentException if the padded map is smaller than the window
     */
    Extent slideOver(Extent map, boolean ceilMode) {
        int height = cells(
                new Axis(map.height(), kernel.height(), stride.height(), dilation.height()),
                padding.top(),
                padding.bottom(),
                ceilMode);
        int width = cells(
                new Axis(map.width(), kernel.width(), stride.width(), dilation.width()),
                padding.left(),
                padding.right(),
                ceilMode);
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a window of " + kernel + " with padding " + padding + " and dilation "
                    + dilation + " needs a map at least as large, found " + map + " (height x width)");
        }
        return new Extent(height, width);
    }

    private record Axis(int size, int kernel, int stride, int dilation) {}

    private static int cells(Axis axis, int before, int after, boolean ceilMode) {
        int room = axis.size + before + after - axis.dilation * (axis.kernel - 1) - 1;
        if (room < 0) {
            return 0;
        }
        if (!ceilMode) {
            return room / axis.stride + 1;
        }
        int cells = (room + axis.stride - 1) / axis.stride + 1;
        boolean lastStartsBehindMap = (cells - 1) * axis.stride >= axis.size + before;
        return lastStartsBehindMap ? cells - 1 : cells;
    }
}
