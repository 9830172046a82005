package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BatchOptionsTest {

    @Test
    void trainingKeepsTheLastBatchAndWorksAheadOnTwoThreads() {
        assertThat(BatchOptions.training(16, 5, 60)).isEqualTo(new BatchOptions(16, 2, 2, false, 5, 60));
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        BatchOptions options = BatchOptions.evaluation(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchOptions.evaluation(0))
                .withMessage("the batch size must be within 1 to 65536, received 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withThreads(0))
                .withMessageStartingWith("the number of threads must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withPrefetch(0))
                .withMessageStartingWith("the number of batches made ahead must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchOptions.training(1, 0, 0))
                .withMessageStartingWith("the number of epochs must be");
    }
}
