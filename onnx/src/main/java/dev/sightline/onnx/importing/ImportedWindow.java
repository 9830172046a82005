package dev.sightline.onnx.importing;

import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Padding;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Window;
import java.util.List;

/** Sliding windows as files state them, automatic padding worked out for the size at hand. */
final class ImportedWindow {

    private ImportedWindow() {}

    /** The window of a convolution or a pooling over a map of this shape. */
    static Window of(ImportedNode node, Extent kernel, Shape map) {
        Extent stride = pair(node.integers("strides", List.of(1L, 1L)), "strides");
        Extent dilation = pair(node.integers("dilations", List.of(1L, 1L)), "dilations");
        Window solid = new Window(kernel, stride, Padding.NONE, dilation);
        return solid.padding(padding(node, solid, map));
    }

    static Extent pair(List<Long> numbers, String name) {
        if (numbers.size() != 2) {
            throw new IllegalArgumentException(name + " must be two numbers, height and width, found " + numbers);
        }
        return new Extent(Math.toIntExact(numbers.get(0)), Math.toIntExact(numbers.get(1)));
    }

    private static Padding padding(ImportedNode node, Window window, Shape map) {
        String automatic = node.text("auto_pad", "NOTSET");
        return switch (automatic) {
            case "NOTSET" -> stated(node.integers("pads", List.of(0L, 0L, 0L, 0L)));
            case "VALID" -> Padding.NONE;
            case "SAME_UPPER", "SAME_LOWER" -> same(window, map, automatic.equals("SAME_LOWER"));
            default -> throw new IllegalArgumentException("auto_pad '" + automatic + "' is not known");
        };
    }

    private static Padding stated(List<Long> pads) {
        if (pads.size() != 4) {
            throw new IllegalArgumentException("pads must be four numbers, top, left, bottom, right, found " + pads);
        }
        return new Padding(
                Math.toIntExact(pads.get(0)),
                Math.toIntExact(pads.get(1)),
                Math.toIntExact(pads.get(2)),
                Math.toIntExact(pads.get(3)));
    }

    /** So much that the output has {@code ceil(size / stride)} cells; an odd one goes to the end, or to the start. */
    private static Padding same(Window window, Shape map, boolean lower) {
        int rows = needed(
                map.size(2),
                window.kernel().height(),
                window.stride().height(),
                window.dilation().height());
        int columns = needed(
                map.size(3),
                window.kernel().width(),
                window.stride().width(),
                window.dilation().width());
        int top = lower ? (rows + 1) / 2 : rows / 2;
        int left = lower ? (columns + 1) / 2 : columns / 2;
        return new Padding(top, left, rows - top, columns - left);
    }

    private static int needed(int size, int kernel, int stride, int dilation) {
        int out = (size + stride - 1) / stride;
        return Math.max(0, (out - 1) * stride + (kernel - 1) * dilation + 1 - size);
    }
}
