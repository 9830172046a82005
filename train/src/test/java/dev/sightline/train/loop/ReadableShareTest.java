package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.train.task.LeftOutImages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadableShareTest {

    private final List<String> notes = new ArrayList<>();
    private final ReadableShare share = new ReadableShare(.1, new TrainingProgress() {
        @Override
        public void step(StepReport report) {}

        @Override
        public void epoch(EpochReport report) {}

        @Override
        public void note(String text) {
            notes.add(text);
        }
    });

    private static LeftOutImages left(int training, int validation) {
        return new LeftOutImages(training, 20, validation, 10, List.of("a.jpg: cut off"));
    }

    @Test
    void imagesWithinTheShareAreLoggedWithTheEpoch() {
        share.report(left(0, 0), 0);
        assertThat(notes).isEmpty();
        share.report(left(2, 1), 4);
        assertThat(notes)
                .containsExactly("epoch 5: 2 of 20 training images and 1 of 10 validation images cannot be read and are"
                        + " left out, such as a.jpg: cut off");
    }

    @Test
    void moreThanTheShareOfEitherSplitStopsTheRun() {
        assertThatCode(() -> share.require(left(2, 1), 0)).doesNotThrowAnyException();
        for (LeftOutImages tooMany : List.of(left(3, 0), left(0, 2), left(0, 10))) {
            assertThatThrownBy(() -> share.require(tooMany, 0))
                    .isInstanceOf(UnreadableImagesException.class)
                    .hasMessageContaining("This is more than data.unreadable-share (0.1) allows");
        }
    }
}
