package dev.sightline.nn.family;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.BoxCodingVisitor;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Concat;
import dev.sightline.nn.op.MapToTokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The outputs of a model file made of the maps that a network is trained by; none where the maps are those outputs. */
record DeployedOutputs(GraphBuilder net, TrainingMaps training, Map<String, Value> maps)
        implements BoxCodingVisitor<List<GraphOutput>> {

    private static final int CELLS = 1;

    @Override
    public List<GraphOutput> visit(BoxCoding.DistanceMaps distances) {
        return List.of();
    }

    /** A row for each cell: the box as it is, objectness and scores within 0 to 1. */
    @Override
    public List<GraphOutput> visit(BoxCoding.YoloxCells cells) {
        Value[] levels = cells.strides().stream()
                .map(stride -> net.concat(
                        map(TrainingMaps.BOXES, stride),
                        net.sigmoid(map(TrainingMaps.OBJECTNESS, stride)),
                        net.sigmoid(map(TrainingMaps.SCORES, stride))))
                .map(rows -> net.add(new MapToTokens(), rows))
                .toArray(Value[]::new);
        return List.of(new GraphOutput(cells.output(), net.add(new Concat(CELLS), levels)));
    }

    @Override
    public List<GraphOutput> visit(BoxCoding.DecodedBoxes boxes) {
        throw untrained(boxes);
    }

    @Override
    public List<GraphOutput> visit(BoxCoding.SuppressedBoxes boxes) {
        throw untrained(boxes);
    }

    private Value map(String part, int stride) {
        String name = training.name(part, stride);
        return Objects.requireNonNull(maps.get(name), name);
    }

    private static IllegalArgumentException untrained(BoxCoding coding) {
        return new IllegalArgumentException("a network is not trained by outputs that are " + coding);
    }
}
