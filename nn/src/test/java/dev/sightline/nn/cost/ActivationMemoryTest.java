package dev.sightline.nn.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.Value;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Shape;
import org.junit.jupiter.api.Test;

/** What stays in memory until the backward pass, counted by hand from what each derivative needs. */
class ActivationMemoryTest {

    /** Numbers in a map of 8 channels at half of 10 x 10. */
    private static final int MAP = 8 * 5 * 5;

    private static final int WEIGHTS = 8 * 4 * 3 * 3;

    @Test
    void eachLayerKeepsWhatItsDerivativeNeedsAndSharedTensorsCountOnce() {
        // The first convolution keeps the image, which is the batch's; the norm its input; the activation its input;
        // the
        // second convolution the activation's output; the sum nothing. The graph's output is there, too.
        assertThat(kept(block(), 4)).isEqualTo(4L * (3 + 1) * MAP);
    }

    @Test
    void inBfloat16TensorsTakeHalfAndTheImageAndWeightsAreCopied() {
        int image = 4 * 10 * 10;
        int weights = WEIGHTS + 8 * 8 * 3 * 3;
        assertThat(kept(block(), 2)).isEqualTo(2L * ((3 + 1) * MAP + image + weights));
    }

    @Test
    void whatLiesBeforeTheFirstTrainedLayerKeepsNothing() {
        Graph graph = block();
        ActivationMemory memory = ActivationMemory.training(
                graph, ShapeReader.read(graph), 4, parameter -> parameter.path().startsWith("second"));

        assertThat(memory.keptBytes()).isEqualTo(4L * (1 + 1) * MAP);
    }

    @Test
    void aReluKeepsItsOutputWhichTheNextLayerKeepsToo() {
        GraphBuilder net = new GraphBuilder();
        Value x = net.conv(
                "first",
                net.input("image", Shape.of(1, 4, 10, 10)),
                convolution().stride(2));
        net.output("y", net.conv("second", net.relu(x), convolution()));

        assertThat(kept(net.build(), 4)).isEqualTo(4L * (1 + 1) * MAP);
    }

    @Test
    void inferenceKeepsNoMoreThanItsOutput() {
        Graph graph = ModelFamilies.named("resnet").build(ModelOptions.square("18", 10, 64));
        ActivationMemory memory = ActivationMemory.inference(graph, ShapeReader.read(graph));

        assertThat(memory.keptBytes()).isEqualTo(4 * 10);
        assertThat(memory.peakBytes()).isLessThan(4 * 4 * 64 * 32 * 32);
    }

    @Test
    void memoryGrowsWithTheBatchAndThePeakIsAboveWhatIsKept() {
        for (String name : new String[] {"yolov8", "vit", "swin"}) {
            String variant = name.equals("yolov8") ? "n" : name.equals("vit") ? "b-16" : "t";
            Graph graph = ModelFamilies.named(name).build(ModelOptions.square(variant, 10, 224));
            ActivationMemory one = at(graph, 1);
            ActivationMemory four = at(graph, 4);

            assertThat(four.keptBytes()).as(name).isEqualTo(4 * one.keptBytes());
            assertThat(four.peakBytes()).as(name).isGreaterThan(four.keptBytes());
        }
    }

    /**
     * Bytes that PyTorch 2.13.0 keeps for the backward pass of the second image of a batch of two, and for ResNet-50 in
     * bfloat16 of both, counted by {@code torch.autograd.graph.saved_tensors_hooks} without parameters and images.
     */
    @Test
    void asMuchIsKeptAsPyTorchKeeps() {
        Graph resNet = ModelFamilies.named("resnet").build(ModelOptions.square("50", 1000, 224));
        Graph transformer = ModelFamilies.named("vit").build(ModelOptions.square("b-16", 10, 224));

        assertThat((double) at(resNet, 1).keptBytes()).isCloseTo(85_307_392, withinPercentage(2));
        assertThat((double) at(transformer, 1).keptBytes()).isCloseTo(132_536_992, withinPercentage(6));
        assertThat((double) at(resNet, 2, 2).keptBytes()).isCloseTo(138_733_440, withinPercentage(2));
        assertThat((double) at(transformer, 2, 2).keptBytes()).isCloseTo(326_032_400, withinPercentage(6));
    }

    private static ActivationMemory at(Graph graph, int batch) {
        return at(graph, batch, 4);
    }

    private static ActivationMemory at(Graph graph, int batch, int productBytes) {
        return ActivationMemory.training(
                graph, ShapeReader.read(graph, batch, Extent.square(224)), productBytes, Parameter::isTrainable);
    }

    private static long kept(Graph graph, int productBytes) {
        return ActivationMemory.training(graph, ShapeReader.read(graph), productBytes, parameter -> true)
                .keptBytes();
    }

    private static ConvOptions convolution() {
        return ConvOptions.of(8, 3).withoutBias();
    }

    private static Graph block() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 4, 10, 10));
        Value x = net.silu(
                net.batchNorm("norm", net.conv("first", image, convolution().stride(2))));
        net.output("y", net.add(net.conv("second", x, convolution()), x));
        return net.build();
    }
}
