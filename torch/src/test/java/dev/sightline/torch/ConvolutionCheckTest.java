package dev.sightline.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConvolutionCheckTest {

    @Test
    void aConvolutionOfManyChannelsIsExactWithSeveralThreads() {
        LibTorch.load();

        assertThat(ConvolutionCheck.passes()).as(ConvolutionCheck.REMEDY).isTrue();
    }
}
