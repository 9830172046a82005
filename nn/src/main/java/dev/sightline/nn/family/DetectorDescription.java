package dev.sightline.nn.family;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.BoxCodingVisitor;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that is particular to a family of detectors, as data: whoever trains, evaluates, imports or exports a detector reads
 * it here and names no family.
 *
 * @param training the outputs that the loss reads
 * @param deployed how the outputs that evaluation and a model file have hold boxes; their names are
 *     {@link BoxCoding#outputs}
 * @param prior what the layers that score classes expect at first
 * @param loss how the training outputs are compared with annotations, with the publisher's gains
 * @param decoding the thresholds that evaluation begins with
 * @param input what the publisher's weights expect of an image
 * @param published what the publisher states of the variants
 */
public record DetectorDescription(
        TrainingMaps training,
        BoxCoding deployed,
        ScorePrior prior,
        DetectorLoss loss,
        DetectionDecoding decoding,
        DetectorInput input,
        List<PublishedCost> published) {

    public DetectorDescription {
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(deployed, "deployed");
        Objects.requireNonNull(prior, "prior");
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(decoding, "decoding");
        Objects.requireNonNull(input, "input");
        published = List.copyOf(published);
    }

    /** What both sides of an input must be divisible by: the pixels for each cell of the coarsest level. */
    public int coarsestStride() {
        return training.coarsestStride();
    }

    /** Channels of the maps that give the places of boxes. */
    public int boxChannels() {
        return deployed.accept(new BoxChannels());
    }

    /** The same with another loss, such as one of other gains. */
    public DetectorDescription withLoss(DetectorLoss other) {
        return new DetectorDescription(training, deployed, prior, other, decoding, input, published);
    }

    /**
     * The outputs of a network: those it is trained by, then those it is deployed with, where they are others.
     *
     * @param net the builder that made the maps
     * @param maps the training outputs by name
     */
    public List<GraphOutput> outputs(GraphBuilder net, Map<String, Value> maps) {
        List<GraphOutput> outputs = new ArrayList<>();
        for (String name : training.names()) {
            outputs.add(new GraphOutput(name, Objects.requireNonNull(maps.get(name), name)));
        }
        outputs.addAll(deployed.accept(new DeployedOutputs(net, training, maps)));
        return outputs;
    }

    /**
     * Refuses an input that the coarsest level does not divide.
     *
     * @throws IllegalArgumentException naming the nearest sizes that fit
     */
    public void requireSize(String family, ModelOptions options) {
        requireSide(family, "width", options.imageWidth());
        requireSide(family, "height", options.imageHeight());
    }

    private void requireSide(String family, String side, int pixels) {
        int stride = coarsestStride();
        if (pixels % stride != 0) {
            int below = Math.max(stride, pixels / stride * stride);
            throw new IllegalArgumentException(family + " needs an input " + side + " that is a multiple of " + stride
                    + ", received " + pixels + "; nearest are " + below + " and " + (pixels / stride + 1) * stride);
        }
    }

    private record BoxChannels() implements BoxCodingVisitor<Integer> {

        private static final int SIDES = 4;

        @Override
        public Integer visit(BoxCoding.DistanceMaps maps) {
            return SIDES * maps.bins();
        }

        @Override
        public Integer visit(BoxCoding.YoloxCells cells) {
            return SIDES;
        }

        @Override
        public Integer visit(BoxCoding.DecodedBoxes boxes) {
            return SIDES;
        }

        @Override
        public Integer visit(BoxCoding.SuppressedBoxes boxes) {
            return SIDES;
        }
    }
}
