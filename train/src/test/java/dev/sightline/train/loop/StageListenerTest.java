package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.Size;
import dev.sightline.torch.ImageBatch;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageListenerTest {

    private final List<String> log = new ArrayList<>();

    @Test
    void aSizeThatHoldsFromAnEpochOnIsLoggedOnce() {
        StageListener stages = new StageListener(1, new Size(8, 8), false, log::add);
        stages.images(0, images(4));
        stages.images(0, images(4));
        stages.images(1, images(8));

        assertThat(log).containsExactly("from epoch 1 on: images of 4 x 4", "from epoch 2 on: images of 8 x 8");
    }

    @Test
    void sizesThatDifferWithinAnEpochAreNotLoggedBatchByBatch() {
        StageListener stages = new StageListener(1, new Size(8, 8), true, log::add);
        stages.images(0, images(4));
        stages.images(0, images(8));

        assertThat(log).isEmpty();
    }

    private static ImageBatch images(int side) {
        return new ImageBatch(FloatBuffer.allocate(side * side * 3), 1, side, side, 3);
    }
}
