package dev.sightline.torch.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Iou;
import dev.sightline.testing.SeededRandom;
import dev.sightline.torch.GoldenTable;
import dev.sightline.torch.LibTorch;
import dev.sightline.torch.execute.TensorArrays;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompleteIouTensorTest {

    private static final int PAIRS = 500;

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    @Test
    void equalsTheGeometryModulesCompleteIou() {
        Random random = SeededRandom.forTest("CompleteIouTensorTest", 9);
        float[] a = boxes(random);
        float[] b = boxes(random);
        try (PointerScope scope = new PointerScope()) {
            Tensor first = TensorArrays.of(a, PAIRS, 4);
            Tensor second = TensorArrays.of(b, PAIRS, 4);
            float[] actual = TensorArrays.floats(CompleteIouTensor.of(
                    first.narrow(1, 0, 2), first.narrow(1, 2, 2), second.narrow(1, 0, 2), second.narrow(1, 2, 2)));
            for (int i = 0; i < PAIRS; i++) {
                double expected = Iou.complete(box(a, i), box(b, i));
                assertThat((double) actual[i]).as("pair " + i).isCloseTo(expected, within(1e-4));
            }
        }
    }

    @Test
    void valueAndGradientAreThoseOfTheReference() {
        GoldenTable golden = GoldenTable.of(getClass(), "complete-iou.txt");
        try (PointerScope scope = new PointerScope()) {
            Tensor first = golden.tensor("first").requires_grad_(true);
            Tensor second = golden.tensor("second");
            Tensor iou = CompleteIouTensor.of(
                    first.narrow(1, 0, 2), first.narrow(1, 2, 2), second.narrow(1, 0, 2), second.narrow(1, 2, 2));
            iou.sum().backward();
            golden.requireClose("ciou", TensorArrays.floats(iou), 2e-6);
            golden.requireClose("ciou-gradient", TensorArrays.floats(first.grad()), 2e-6);
        }
    }

    private static Box.Input box(float[] boxes, int i) {
        return new Box.Input(boxes[i * 4], boxes[i * 4 + 1], boxes[i * 4 + 2], boxes[i * 4 + 3]);
    }

    private static float[] boxes(Random random) {
        float[] boxes = new float[PAIRS * 4];
        for (int i = 0; i < PAIRS; i++) {
            boxes[i * 4] = random.nextFloat() * 20;
            boxes[i * 4 + 1] = random.nextFloat() * 20;
            boxes[i * 4 + 2] = boxes[i * 4] + 1 + random.nextFloat() * 20;
            boxes[i * 4 + 3] = boxes[i * 4 + 1] + 1 + random.nextFloat() * 20;
        }
        return boxes;
    }
}
