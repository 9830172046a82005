package dev.sightline.nn.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenOperationTest {

    private static final Shape TOKENS = Shape.of(2, 6, 8);
    private static final Shape LOGITS = Shape.of(2, 4, 3, 6, 6);
    private static final Extent WINDOW = new Extent(2, 3);

    static Stream<Arguments> shapes() {
        return Stream.of(
                fits(new LayerNorm(8, 1e-5), TOKENS, TOKENS),
                fits(new Gelu(), TOKENS, TOKENS),
                fits(new Softmax(), LOGITS, LOGITS),
                fits(new MatMul(), Shape.of(2, 6, 5), TOKENS, Shape.of(2, 8, 5)),
                fits(new Scale(.5), TOKENS, TOKENS),
                fits(Reshape.to(3, 2, 8), Shape.of(2, 3, 2, 8), TOKENS),
                fits(Permute.of(0, 2, 1), Shape.of(2, 8, 6), TOKENS),
                fits(new Slice(1, 2, 5), Shape.of(2, 3, 8), TOKENS),
                fits(new PadEnd(1, 2), Shape.of(2, 8, 8), TOKENS),
                fits(new PrependToken(8), Shape.of(2, 7, 8), TOKENS),
                fits(new MapToTokens(), TOKENS, Shape.of(2, 8, 3, 2)),
                fits(new TokensToMap(), Shape.of(2, 8, 3, 2), TOKENS, Shape.of(2, 5, 3, 2)),
                fits(new AddLearned(Shape.of(1, 6, 8)), TOKENS, TOKENS),
                fits(new AddRelativePosition(WINDOW, 3), LOGITS, LOGITS),
                fits(new AddWindowMask(new Extent(4, 6), WINDOW, 1, 1), LOGITS, LOGITS));
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @MethodSource("shapes")
    void outputShapeFollowsTheStatedRule(Operation operation, Shape expected, List<Shape> inputs) {
        assertThat(operation.outputShape(inputs)).isEqualTo(expected);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                misfit(new LayerNorm(6, 1e-5), "expected [batch, ..., 6], found [2, 6, 8]", TOKENS),
                misfit(new MatMul(), "expected [batch, ..., rows, inner]", TOKENS, TOKENS),
                misfit(new MatMul(), "found [2, 6, 8] and [3, 8, 5]", TOKENS, Shape.of(3, 8, 5)),
                misfit(new MatMul(), "found [2, 8] and [2, 8]", Shape.of(2, 8), Shape.of(2, 8)),
                misfit(Reshape.to(5, 8), "as many elements as [2, 5, 8] has, found [2, 6, 8]", TOKENS),
                misfit(Permute.of(0, 1), "expected 2 axes, found [2, 6, 8]", TOKENS),
                misfit(new Slice(1, 2, 7), "expected 7 or more on axis 1, found [2, 6, 8]", TOKENS),
                misfit(new Slice(3, 0, 1), "expected 1 or more on axis 3", TOKENS),
                misfit(new PadEnd(3, 1), "expected 4 or more axes", TOKENS),
                misfit(new PrependToken(6), "expected [batch, tokens, 6]", TOKENS),
                misfit(new MapToTokens(), "expected [batch, channels, height, width], found [2, 6, 8]", TOKENS),
                misfit(
                        new TokensToMap(),
                        "expected [2, 4, features] beside [2, 5, 2, 2], found [2, 6, 8]",
                        TOKENS,
                        Shape.of(2, 5, 2, 2)),
                misfit(new AddLearned(Shape.of(1, 5, 8)), "expected [batch, ...] as [1, 5, 8]", TOKENS),
                misfit(new AddRelativePosition(WINDOW, 2), "expected [batch, ..., 2, 6, 6]", LOGITS),
                misfit(new AddWindowMask(WINDOW, WINDOW, 1, 1), "expected [batch, 1, heads, 6, 6]", LOGITS));
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
                problem("epsilon must be finite and positive, received 0.0", () -> new LayerNorm(1, 0)),
                problem("a factor must be finite, received NaN", () -> new Scale(Double.NaN)),
                problem("each 1 or more, received [2, 0]", () -> Reshape.to(2, 0)),
                problem("the batch first, received [1, 0]", () -> Permute.of(1, 0)),
                problem("every axis once, the batch first, received [0, 2, 2]", () -> Permute.of(0, 2, 2)),
                problem("received from 3 to 3", () -> new Slice(1, 3, 3)),
                problem("an axis after the batch must be 1 or more, received 0", () -> new Slice(0, 0, 1)),
                problem("a count of zeros must be 1 or more, received 0", () -> new PadEnd(1, 0)),
                problem("expected [1, ...], found [2, 6, 8]", () -> new AddLearned(TOKENS)),
                problem("received 5x6 and 2x3", () -> new AddWindowMask(new Extent(5, 6), WINDOW, 1, 1)),
                problem("received 2 down and 0 right", () -> new AddWindowMask(WINDOW, WINDOW, 2, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void settingsOutOfRangeAreRefused(String message, ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void pairsOfCellsWithOneOffsetShareARow() {
        // Cells 0 1 / 2 3; offsets counted from (-1, -1), the column fastest: no offset is row 4.
        assertThat(new AddRelativePosition(Extent.square(2), 1).rows())
                .containsExactly(4, 3, 1, 0, 5, 4, 2, 1, 7, 6, 4, 3, 8, 7, 5, 4);
    }

    @Test
    void cellsThatMetByRollingMayNotLookAtEachOther() {
        float no = AddWindowMask.FORBIDDEN;
        // Two windows of 1 x 2 in a row; one column was rolled from the left end to the right.
        AddWindowMask rolled = new AddWindowMask(new Extent(1, 4), new Extent(1, 2), 0, 1);
        assertThat(rolled.mask()).containsExactly(0, 0, 0, 0, 0, no, no, 0);
    }

    @Test
    void rolledRowsAreApartFromTheOthersInTheLastWindow() {
        float no = AddWindowMask.FORBIDDEN;
        AddWindowMask rolled = new AddWindowMask(Extent.square(2), Extent.square(2), 1, 0);
        assertThat(rolled.mask()).containsExactly(0, 0, no, no, 0, 0, no, no, no, no, 0, 0, no, no, 0, 0);
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
