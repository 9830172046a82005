package dev.sightline.onnx;

import dev.sightline.nn.op.Shape;
import java.util.Random;

/** Numbers with a shape, for tests. */
public record Tensor(Shape shape, float[] values) {

    public Tensor {
        if (shape.elements() != values.length) {
            throw new IllegalArgumentException(shape + " is not " + values.length + " numbers");
        }
    }

    public static Tensor of(Shape shape, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return new Tensor(shape, floats);
    }

    public static Tensor random(Shape shape, Random random) {
        float[] values = new float[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Tensor(shape, values);
    }

    /** Of a feature map; 0 outside of it. */
    public float at(int image, int channel, int row, int column) {
        if (row < 0 || column < 0 || row >= shape.size(2) || column >= shape.size(3)) {
            return 0;
        }
        return values[((image * shape.size(1) + channel) * shape.size(2) + row) * shape.size(3) + column];
    }

    /** The largest difference between two tensors of one shape. */
    public double distance(Tensor other) {
        if (!shape.equals(other.shape)) {
            throw new AssertionError("shapes differ: " + shape + " and " + other.shape);
        }
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = Math.abs(values[i] - other.values[i]);
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        return largest;
    }
}
