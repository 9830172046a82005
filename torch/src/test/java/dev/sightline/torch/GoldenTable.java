package dev.sightline.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.torch.execute.TensorArrays;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringTokenizer;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Inputs and expected values that a reference tool worked out, from a text file beside the test class.
 *
 * <p>Lines that start with # state which tool, which version and whose formula. Each table is a line with its name and its
 * shape, then its numbers, row by row; one without a shape is a single number.
 */
public final class GoldenTable {

    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final Map<String, long[]> shapes = new LinkedHashMap<>();

    private GoldenTable(String text) {
        String name = "";
        for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
            if (Character.isLetter(line.charAt(0))) {
                StringTokenizer words = new StringTokenizer(line);
                name = words.nextToken();
                LongStream.Builder shape = LongStream.builder();
                while (words.hasMoreTokens()) {
                    shape.add(Long.parseLong(words.nextToken()));
                }
                shapes.put(name, shape.build().toArray());
                values.put(name, new double[0]);
            } else {
                DoubleStream.Builder numbers = DoubleStream.builder();
                StringTokenizer words = new StringTokenizer(line);
                while (words.hasMoreTokens()) {
                    numbers.add(Double.parseDouble(words.nextToken()));
                }
                values.merge(
                        name,
                        numbers.build().toArray(),
                        (a, b) -> DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b))
                                .toArray());
            }
        }
    }

    /** The file of this name beside the class. */
    public static GoldenTable of(Class<?> test, String file) {
        try (InputStream stream = Objects.requireNonNull(test.getResourceAsStream(file), file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new GoldenTable(String.join("\n", reader.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All numbers of a table. */
    public double[] numbers(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** The only number of a table. */
    public double number(String name) {
        assertThat(numbers(name)).as(name).hasSize(1);
        return numbers(name)[0];
    }

    public float[] floats(String name) {
        double[] numbers = numbers(name);
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    public int[] integers(String name) {
        return DoubleStream.of(numbers(name)).mapToInt(number -> (int) number).toArray();
    }

    /** In the caller's scope. */
    public Tensor tensor(String name) {
        return TensorArrays.of(floats(name), Objects.requireNonNull(shapes.get(name)));
    }

    /** Requires {@code |actual - expected| <= tolerance * (1 + |expected|)} of every number of a table. */
    public void requireClose(String name, float[] actual, double tolerance) {
        double[] expected = numbers(name);
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("%s, number %d", name, i)
                    .isCloseTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
        }
    }

    /** {@link #requireClose(String, float[], double)} of one number. */
    public void requireClose(String name, double actual, double tolerance) {
        double expected = number(name);
        assertThat(actual).as(name).isCloseTo(expected, within(tolerance * (1 + Math.abs(expected))));
    }
}
