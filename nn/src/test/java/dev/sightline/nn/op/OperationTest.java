package dev.sightline.nn.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OperationTest {

    private static final Shape MAP = Shape.of(2, 8, 6, 10);
    private static final Shape VECTOR = Shape.of(2, 8);

    static Stream<Arguments> shapes() {
        return Stream.of(
                fits(new Conv2d(8, 4, Window.square(3), 4, true), Shape.of(2, 4, 4, 8), MAP),
                fits(new Linear(8, 3, true), Shape.of(2, 3), VECTOR),
                fits(new Linear(10, 3, true), Shape.of(2, 8, 6, 3), MAP),
                fits(new BatchNorm2d(8, 1e-5, 0.1), MAP, MAP),
                fits(new Relu(), MAP, MAP),
                fits(new LeakyRelu(0.1), MAP, MAP),
                fits(new Silu(), VECTOR, VECTOR),
                fits(new Sigmoid(), MAP, MAP),
                fits(new MaxPool2d(Window.square(3).stride(2), true), Shape.of(2, 8, 3, 5), MAP),
                fits(new AveragePool2d(Window.square(3).stride(2), false, true), Shape.of(2, 8, 2, 4), MAP),
                fits(new GlobalAveragePool(), Shape.of(2, 8, 1, 1), MAP),
                fits(new UpsampleNearest(2), Shape.of(2, 8, 12, 20), MAP),
                fits(new Concat(1), Shape.of(2, 9, 6, 10), MAP, MAP.with(1, 1)),
                fits(new Concat(2), Shape.of(2, 8, 18, 10), MAP, MAP, MAP),
                fits(new Add(), MAP, MAP, MAP),
                fits(new Add(), MAP, MAP, Shape.of(2, 8, 1, 1)),
                fits(new Mul(), MAP, MAP, Shape.of(2, 8, 1, 1)),
                fits(new PadChannels(1, 3), Shape.of(2, 12, 6, 10), MAP),
                fits(Clamp.relu6(), MAP, MAP),
                fits(new HardSigmoid(), MAP, MAP),
                fits(new HardSwish(), VECTOR, VECTOR),
                fits(new SliceChannels(2, 8), Shape.of(2, 6, 6, 10), MAP),
                fits(new Subsample(0, 1, Extent.square(2)), Shape.of(2, 8, 3, 5), MAP),
                fits(new Subsample(1, 0, new Extent(4, 3)), Shape.of(2, 8, 2, 4), MAP),
                fits(new Flatten(), Shape.of(2, 480), MAP));
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @MethodSource("shapes")
    void outputShapeFollowsTheStatedRule(Operation operation, Shape expected, List<Shape> inputs) {
        assertThat(operation.outputShape(inputs)).isEqualTo(expected);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                misfit(new Conv2d(3, 4, Window.square(3), 1, true), "expected [batch, 3, height, width]", MAP),
                misfit(new Conv2d(8, 4, Window.square(7), 1, true), "found 6x10 (height x width)", MAP),
                misfit(new BatchNorm2d(4, 1e-5, 0.1), "expected [batch, 4, height, width]", MAP),
                misfit(new Linear(3, 4, true), "expected [batch, 3], found [2, 8]", VECTOR),
                misfit(new MaxPool2d(Window.square(3), false), "expected [batch, channels, height, width]", VECTOR),
                misfit(new Add(), "found [2, 8, 6, 10] and [2, 8]", MAP, VECTOR),
                misfit(new Add(), "expected 2 inputs, found 1", MAP),
                misfit(new Mul(), "or [batch, channels, height, width] and [batch, channels, 1, 1]", MAP, VECTOR),
                misfit(new Concat(1), "expected 2 or more inputs, found 1", MAP),
                misfit(new Concat(1), "expected inputs that differ on axis 1 alone", MAP, VECTOR),
                misfit(new Concat(4), "expected inputs that differ on axis 4 alone", MAP, MAP),
                misfit(new SliceChannels(4, 9), "expected [batch, 9 or more, height, width]", MAP),
                misfit(new Subsample(6, 0, Extent.square(2)), "expected [batch, channels, above 6, above 0]", MAP),
                misfit(new Subsample(0, 0, Extent.square(2)), "expected [batch, channels, height, width]", VECTOR),
                misfit(new Silu(), "expected 1 input, found 2", MAP, MAP));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("misfits")
    void shapesThatDoNotFitAreShown(Operation operation, String message, List<Shape> inputs) {
        assertThatThrownBy(() -> operation.outputShape(inputs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                problem("groups must be 1 or more, received 0", () -> new Conv2d(8, 8, Window.square(1), 0, true)),
                problem("received 8 and 6 with 4 groups", () -> new Conv2d(8, 6, Window.square(1), 4, true)),
                problem("output features must be 1 or more, received 0", () -> new Linear(1, 0, true)),
                problem("epsilon must be finite and positive, received 0.0", () -> new BatchNorm2d(1, 0, 0.1)),
                problem("momentum must be within 0 to 1, received 1.5", () -> new BatchNorm2d(1, 1e-5, 1.5)),
                problem("received -0.1", () -> new LeakyRelu(-0.1)),
                problem("finite bounds in order, received 6.0 and 0.0", () -> new Clamp(6, 0)),
                problem("received -1 before and 0 after", () -> new PadChannels(-1, 0)),
                problem(
                        "at most half its kernel",
                        () -> new MaxPool2d(Window.square(3).padding(2), false)),
                problem(
                        "needs dilation 1x1, received 2x2",
                        () -> new AveragePool2d(Window.square(3).dilation(2), false, false)),
                problem("scale must be 2 or more, received 1", () -> new UpsampleNearest(1)),
                problem("received from 4 to 4", () -> new SliceChannels(4, 4)),
                problem("first row must be 0 or more, received -1", () -> new Subsample(-1, 0, Extent.square(2))),
                problem("an axis must be 0 or more, received -1", () -> new Concat(-1)),
                problem("received top 0, left -1", () -> new Padding(0, -1, 0, 0)),
                problem("each of size 1 or more, received [2, 0]", () -> Shape.of(2, 0)),
                problem("received 0 x 3 (height x width)", () -> new Extent(0, 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void settingsOutOfRangeAreRefused(String message, ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    private static Arguments fits(Operation operation, Shape expected, Shape... inputs) {
        return Arguments.of(operation, expected, List.of(inputs));
    }

    private static Arguments misfit(Operation operation, String message, Shape... inputs) {
        return Arguments.of(operation, message, List.of(inputs));
    }

    private static Arguments problem(String message, ThrowingCallable making) {
        return Arguments.of(message, making);
    }
}
