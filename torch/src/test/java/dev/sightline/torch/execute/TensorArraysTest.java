package dev.sightline.torch.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.StreamedArray;
import dev.sightline.torch.LibTorch;
import java.io.IOException;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tensor is filled from a stream of numbers, and from exactly as many as it holds. */
class TensorArraysTest {

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    @Test
    void piecesFollowEachOther() {
        try (PointerScope scope = new PointerScope()) {
            assertThat(TensorArrays.floats(TensorArrays.of(new InPieces(6), 2, 3)))
                    .containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8})
    void fewerOrMoreNumbersThanItHoldsAreRefused(int numbers) {
        try (PointerScope scope = new PointerScope()) {
            assertThatThrownBy(() -> TensorArrays.of(new InPieces(numbers), 2, 3))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("a tensor of 6 numbers was given ");
        }
    }

    /** Counts from 0, two numbers at a time, to an even number. */
    private record InPieces(int numbers) implements StreamedArray {

        @Override
        public List<Integer> shape() {
            return List.of(2, 3);
        }

        @Override
        public void pieces(Receiver receiver) throws IOException {
            for (int i = 0; i < numbers; i += 2) {
                receiver.take(new float[] {i, i + 1}, 2);
            }
        }
    }
}
