package dev.sightline.nn.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.Graph;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.cost.CostReader;
import dev.sightline.nn.cost.GraphCost;
import dev.sightline.nn.family.ModelOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Parameters and multiply-adds as published: torchvision's and timm's numbers for networks of theirs, those of the
 * paper and its code for the others. Parameters are exact where the publisher gives them so; multiply-adds are in units
 * of 10^9.
 */
class ClassifierCostTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "resnet, 18, 11689512, 1.81",
        "resnet, 34, 21797672, 3.66",
        "resnet, 50, 25557032, 4.09",
        "resnet, 101, 44549160, 7.80",
        "resnet, 152, 60192808, 11.51",
        "mobilenetv2, 1.0, 3504872, 0.30",
        "mobilenetv3, small, 2542856, 0.06",
        "mobilenetv3, large, 5483032, 0.22",
        "swin, t, 28288354, 4.49",
        "swin, s, 49606258, 8.74",
        "swin, b, 87768224, 15.43",
        "vit, b-16, 86567656, 17.56",
        "vit, b-32, 88224232, 4.41",
        "vit, l-16, 304326632, 61.55",
    })
    void parametersAreExactlyThosePublished(String family, String variant, long parameters, double gigaMultiplyAdds) {
        GraphCost cost = cost(family, variant, 1000, 224);
        assertThat(cost.parameters()).isEqualTo(parameters);
        assertThat(cost.multiplyAdds() / 1e9).isCloseTo(gigaMultiplyAdds, within(0.0055));
    }

    /** DeiT's multiply-adds, in one decimal. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"vit, ti-16, 5717416, 1.3", "vit, s-16, 22050664, 4.6"})
    void smallTransformersAreThoseOfTheirPaper(
            String family, String variant, long parameters, double gigaMultiplyAdds) {
        GraphCost cost = cost(family, variant, 1000, 224);
        assertThat(cost.parameters()).isEqualTo(parameters);
        assertThat(cost.multiplyAdds() / 1e9).isCloseTo(gigaMultiplyAdds, within(0.05));
    }

    /** PaddleClas counts normalisation and activations, too, which weighs most in its narrowest networks. */
    private static final double COUNTING = .07;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "resnet-vd, 18, 11.72, 2.07",
        "resnet-vd, 34, 21.84, 3.91",
        "resnet-vd, 50, 25.58, 4.35",
        "resnet-vd, 101, 44.57, 8.07",
        "resnet-vd, 152, 60.21, 11.77",
        "pp-lcnet, x0_25, 1.5, 0.018",
        "pp-lcnet, x0_35, 1.6, 0.029",
        "pp-lcnet, x0_5, 1.9, 0.047",
        "pp-lcnet, x0_75, 2.4, 0.099",
        "pp-lcnet, x1_0, 3.0, 0.161",
        "pp-lcnet, x1_5, 4.5, 0.342",
        "pp-lcnet, x2_0, 6.5, 0.590",
        "pp-lcnet, x2_5, 9.0, 0.906",
    })
    void parametersRoundToThosePublishedAndCostsComeNear(
            String family, String variant, double millions, double gigaMultiplyAdds) {
        GraphCost cost = cost(family, variant, 1000, 224);
        assertThat(cost.parameters() / 1e6).isCloseTo(millions, within(0.06));
        assertThat(cost.multiplyAdds() / 1e9).isCloseTo(gigaMultiplyAdds, within(COUNTING * gigaMultiplyAdds));
    }

    @ParameterizedTest(name = "resnet-cifar {0}")
    @CsvSource({"20, 0.27", "32, 0.46", "44, 0.66", "56, 0.85", "110, 1.7"})
    void smallNetworksHaveTheParametersOfThePaper(String variant, double millions) {
        long parameters = cost("resnet-cifar", variant, 10, 32).parameters();
        assertThat(parameters / 1e6).isCloseTo(millions, within(0.03));
    }

    private static GraphCost cost(String family, String variant, int classes, int side) {
        Graph graph = ModelFamilies.classifier(family).build(ModelOptions.square(variant, classes, side));
        return CostReader.read(graph);
    }
}
