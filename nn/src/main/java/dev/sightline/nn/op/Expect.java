package dev.sightline.nn.op;

import java.util.List;

/** Checks of input shapes that several operations share; every message shows what was expected and found. */
final class Expect {

    private Expect() {}

    static Shape one(List<Shape> inputs) {
        count(inputs, 1);
        return inputs.get(0);
    }

    static void count(List<Shape> inputs, int expected) {
        if (inputs.size() != expected) {
            throw new IllegalArgumentException("expected " + expected + (expected == 1 ? " input" : " inputs")
                    + ", found " + inputs.size() + ": " + inputs);
        }
    }

    /** The only input, a feature map of any number of channels. */
    static Shape map(List<Shape> inputs) {
        Shape shape = one(inputs);
        if (shape.rank() != 4) {
            throw mismatch("[batch, channels, height, width]", shape);
        }
        return shape;
    }

    /** The only input, a feature map of exactly this many channels. */
    static Shape map(List<Shape> inputs, int channels) {
        Shape shape = one(inputs);
        if (shape.rank() != 4 || shape.channels() != channels) {
            throw mismatch("[batch, " + channels + ", height, width]", shape);
        }
        return shape;
    }

    /** The only input, of two axes or more, the last of exactly this size. */
    static Shape rows(List<Shape> inputs, int features) {
        Shape shape = one(inputs);
        if (shape.rank() < 2 || shape.size(shape.rank() - 1) != features) {
            throw mismatch("[batch, " + (shape.rank() > 2 ? "..., " : "") + features + "]", shape);
        }
        return shape;
    }

    /** The first of two inputs of one shape, or of a map and one number per channel. */
    static Shape pair(List<Shape> inputs) {
        count(inputs, 2);
        Shape first = inputs.get(0);
        Shape second = inputs.get(1);
        boolean perChannel = first.rank() == 4 && second.equals(first.with(Extent.square(1)));
        if (!first.equals(second) && !perChannel) {
            throw mismatch(
                    "two inputs of one shape, or [batch, channels, height, width] and [batch, channels, 1, 1]",
                    first + " and " + second);
        }
        return first;
    }

    static IllegalArgumentException mismatch(String expected, Object found) {
        return new IllegalArgumentException("expected " + expected + ", found " + found);
    }

    static void atLeast(String what, int value, int minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(what + " must be " + minimum + " or more, received " + value);
        }
    }

    static void paddingWithinHalf(Window window) {
        Padding padding = window.padding();
        int vertical = Math.max(padding.top(), padding.bottom());
        int horizontal = Math.max(padding.left(), padding.right());
        Extent kernel = window.kernel();
        if (vertical * 2 > kernel.height() || horizontal * 2 > kernel.width()) {
            throw new IllegalArgumentException("a pooling's padding must be at most half its kernel, received "
                    + padding + " with a kernel of " + kernel);
        }
    }
}
