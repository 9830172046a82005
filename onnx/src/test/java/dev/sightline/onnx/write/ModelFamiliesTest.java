package dev.sightline.onnx.write;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.cost.CostReader;
import dev.sightline.nn.cost.GraphShapes;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.nn.family.Attention;
import dev.sightline.nn.family.AttentionKind;
import dev.sightline.nn.family.ModelFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.OnnxChecker;
import dev.sightline.onnx.RuntimeSession;
import dev.sightline.onnx.SessionRuns;
import dev.sightline.onnx.Tensor;
import dev.sightline.onnx.Weighted;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.testing.SeededRandom;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every registered family as a file. */
class ModelFamiliesTest {

    private static final int SIDE = 64;

    /** The two smallest variants of a family stand for the others in the fast suite. */
    private static final int FAST = 2;

    /** What fits several times into the memory that tests have. */
    private static final long MOST_PARAMETERS = 100_000_000;

    static Stream<Arguments> smallVariants() {
        return variants()
                .filter(variant -> variant.family.variants().indexOf(variant.name) < FAST)
                .map(Arguments::of);
    }

    static Stream<Arguments> largeVariants() {
        return others().filter(Variant::fits).map(Arguments::of);
    }

    static Stream<Arguments> largestVariants() {
        return others().filter(variant -> !variant.fits()).map(Arguments::of);
    }

    private static Stream<Variant> others() {
        return variants().filter(variant -> variant.family.variants().indexOf(variant.name) >= FAST);
    }

    @ParameterizedTest
    @MethodSource("smallVariants")
    void everyVariantIsLoadedAndPredictsInTheShapesOfItsGraph(Variant variant) throws OrtException {
        requireLoadedAndInShape(variant);
    }

    @ParameterizedTest
    @MethodSource("largeVariants")
    @Tag("slow")
    void everyLargeVariantIsLoadedAndPredictsInTheShapesOfItsGraph(Variant variant) throws OrtException {
        requireLoadedAndInShape(variant);
    }

    @ParameterizedTest
    @MethodSource("largestVariants")
    @Tag("slow")
    @Tag("largest")
    void theLargestVariantsAreLoadedAndPredictInTheShapesOfTheirGraph(Variant variant) throws OrtException {
        requireLoadedAndInShape(variant);
    }

    private record Variant(ModelFamily family, String name) {

        boolean fits() {
            return CostReader.read(graph()).parameters() <= MOST_PARAMETERS;
        }

        Graph graph() {
            return family.build(new ModelOptions(name, 3, SIDE, SIDE));
        }

        @Override
        public String toString() {
            return family.name() + " " + name;
        }
    }

    private static Stream<Variant> variants() {
        return ModelFamilies.all().stream()
                .flatMap(family -> family.variants().stream().map(name -> new Variant(family, name)));
    }

    private static void requireLoadedAndInShape(Variant variant) throws OrtException {
        Graph graph = variant.graph();
        Random random = SeededRandom.forTest(variant.toString(), 3);

        OnnxModel model = OnnxWriter.write(graph, Weights.of(Weighted.random(graph, random)), ExportOptions.standard());
        SessionRuns predictions = RuntimeSession.predictions(model, Tensor.random(Shape.of(2, 3, SIDE, SIDE), random));

        GraphShapes shapes = ShapeReader.read(graph, 2, Extent.square(SIDE));
        assertThat(predictions.names())
                .containsExactlyElementsOf(
                        graph.outputs().stream().map(GraphOutput::name).toList());
        for (GraphOutput output : graph.outputs()) {
            assertThat(predictions.of(output.name()).shape()).isEqualTo(shapes.of(output.value()));
        }
    }

    @ParameterizedTest
    @EnumSource(AttentionKind.class)
    void attentionComputesAtOtherSizesAsIfBuiltForThem(AttentionKind kind) throws OrtException {
        ModelFamily family = ModelFamilies.named("resnet-cifar");
        List<Attention> attention = List.of(new Attention(kind, List.of(2)));
        Graph small = family.build(new ModelOptions("20", 3, 32, 32).withAttention(attention));
        Graph large = family.build(new ModelOptions("20", 3, 56, 40).withAttention(attention));
        Random random = SeededRandom.forTest("attention " + kind, 5);
        Weights weights = Weights.of(Weighted.random(small, random));
        OnnxModel free =
                OnnxWriter.write(small, weights, ExportOptions.standard().withDynamicSize());
        OnnxModel fixed = OnnxWriter.write(large, weights, ExportOptions.standard());
        Tensor image = Tensor.random(Shape.of(2, 3, 40, 56), random);

        OnnxChecker.check(free);
        assertThat(RuntimeSession.predictions(free, image).distance(RuntimeSession.predictions(fixed, image)))
                .isLessThanOrEqualTo(1e-5);
    }

    @Test
    void yoloV8PredictionsAlikeWithAndWithoutFoldingAndPassesTheChecker() throws OrtException {
        Graph graph = ModelFamilies.named("yolov8").build(new ModelOptions("n", 3, SIDE, SIDE));
        Random random = SeededRandom.forTest("folding", 4);
        Weights weights = Weights.of(Weighted.random(graph, random));
        OnnxModel folded =
                OnnxWriter.write(graph, weights, ExportOptions.standard().withDynamicSize());
        OnnxModel plain =
                OnnxWriter.write(graph, weights, ExportOptions.standard().withoutFolding());
        Tensor image = Tensor.random(Shape.of(1, 3, SIDE, SIDE), random);

        OnnxChecker.check(folded);
        OnnxChecker.check(plain);
        assertThat(RuntimeSession.predictions(folded, image).distance(RuntimeSession.predictions(plain, image)))
                .isLessThanOrEqualTo(1e-4);
    }
}
