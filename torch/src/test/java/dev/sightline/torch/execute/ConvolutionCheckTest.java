package dev.sightline.torch.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.torch.LibTorch;
import org.junit.jupiter.api.Test;

class ConvolutionCheckTest {

    @Test
    void aConvolutionOfManyChannelsIsExactWithSeveralThreads() {
        LibTorch.load();

        assertThat(ConvolutionCheck.passes()).as(ConvolutionCheck.REMEDY).isTrue();
    }
}
