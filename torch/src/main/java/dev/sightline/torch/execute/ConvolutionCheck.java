package dev.sightline.torch.execute;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * Whether this process computes convolutions right.
 *
 * <p>oneDNN, which computes libtorch's convolutions, cuts them into blocks by the sizes of the processor's caches. Some
 * virtual machines hide those sizes (CPUID leaf 0x8000001D is zero), and oneDNN 3.7 (libtorch 2.10) then takes a cache of one
 * byte: its kernels for AVX2 and newer give wrong sums where several threads share a convolution of many channels, without
 * a word. The oneDNN of libtorch 2.13 does not; another build of libtorch may. Kernels for AVX do not depend on it. What is
 * compared here is one such convolution, of whole numbers, so that every sum is exact.
 */
final class ConvolutionCheck {

    /** What to do about wrong sums; oneDNN reads the variable when it is first used. */
    static final String REMEDY = "oneDNN computes convolutions wrongly on this processor, which hides the sizes of its"
            + " caches as some virtual machines do; set the environment variable ONEDNN_MAX_CPU_ISA=AVX before Java is"
            + " started";

    private static final int INPUTS = 960;
    private static final int OUTPUTS = 320;
    private static final int IMAGES = 2;
    private static final int SIDE = 7;
    private static final int THREADS = 2;

    private ConvolutionCheck() {}

    /** Compares, with several threads; changes the number of threads that libtorch uses. */
    static boolean passes() {
        torch.set_num_threads(THREADS);
        float[] image = wholeNumbers(IMAGES * SIDE * SIDE * INPUTS, 7);
        float[] weight = wholeNumbers(OUTPUTS * INPUTS, 11);
        return exact(convolved(image, weight), image, weight);
    }

    /** Rows of {@code image} are pixels, of {@code weight} output channels; so are those of the result. */
    private static float[] convolved(float[] image, float[] weight) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor pixels = Tensor.create(image, IMAGES, SIDE, SIDE, INPUTS).permute(0, 3, 1, 2);
            Tensor kernel = Tensor.create(weight, OUTPUTS, INPUTS, 1, 1).contiguous(MemoryFormat.ChannelsLast);
            Tensor sums = torch.conv2d(pixels, kernel).permute(0, 2, 3, 1).contiguous();
            float[] values = new float[IMAGES * SIDE * SIDE * OUTPUTS];
            sums.data_ptr_float().get(values);
            return values;
        }
    }

    private static boolean exact(float[] found, float[] image, float[] weight) {
        for (int pixel = 0; pixel < IMAGES * SIDE * SIDE; pixel++) {
            for (int channel = 0; channel < OUTPUTS; channel++) {
                float sum = 0;
                for (int i = 0; i < INPUTS; i++) {
                    sum += image[pixel * INPUTS + i] * weight[channel * INPUTS + i];
                }
                if (found[pixel * OUTPUTS + channel] != sum) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Numbers from -2 to 2 in a fixed order without a pattern that a block could hide. */
    private static float[] wholeNumbers(int count, int seed) {
        float[] numbers = new float[count];
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            numbers[i] = (state >>> 33) % 5 - 2;
        }
        return numbers;
    }
}
