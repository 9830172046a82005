package dev.sightline.train.look;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.image.ContractExecutor;
import dev.sightline.image.Image;
import dev.sightline.image.PreparedImage;
import dev.sightline.image.Resize;
import dev.sightline.image.draw.Captioned;
import dev.sightline.image.draw.HeatMap;
import dev.sightline.image.draw.Sheet;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.StoredArray;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.session.InferenceSession;
import dev.sightline.train.evaluate.TrainedRun;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Draws the feature maps of a trained network for an image, layer by layer. Every map is drawn with its own darkest and
 * brightest number, so maps show where, not how much.
 */
public final class LayerImages {

    private static final int MOST_MAPS = 64;
    private static final int CELL = 160;
    private static final int COLUMNS = 8;
    private static final String MAPS = "sightline.maps";
    private static final String ACTIVATION = "sightline.activation";
    private static final String PREDICTION = "sightline.prediction";

    private final TrainedRun run;
    private final LayerChoice layers;

    public LayerImages(TrainedRun run) {
        this.run = run;
        this.layers = new LayerChoice(run.graph());
    }

    /**
     * The image as the network sees it, for a classifier the evidence for its predicted class, and the layer's maps,
     * those with the strongest contrast first.
     *
     * @param layer {@code stem}, {@code last}, a layer's path or a module's
     */
    public Image maps(String layer, Path image) {
        Node node = layers.named(layer);
        Optional<ClassActivation> activation = ClassActivation.of(run.graph(), run.weights());
        ContractExecutor executor = new ContractExecutor(run.contract().input().withLayout(Layout.NHWC));
        PreparedImage prepared = executor.prepare(image);
        Image seen = executor.viewable(prepared.values(), prepared.placement().canvas());
        NetworkOutputs outputs = outputs(node, activation, prepared);
        List<Captioned> cells = new ArrayList<>();
        cells.add(new Captioned(enlarged(seen), "input"));
        activation.ifPresent(found -> cells.add(predict(found, outputs, seen)));
        cells.addAll(cells(outputs.required(MAPS, 4)));
        return Sheet.grid(cells, COLUMNS);
    }

    /**
     * The kernels of a layer's convolution: in colour where it reads three channels, else the mean over the channels it
     * reads.
     */
    public Image kernels(String layer) {
        Node convolution = layers.convolution(layer);
        StoredArray weights = Objects.requireNonNull(
                run.weights().get(convolution.parameter("weight").path()));
        List<Captioned> cells = IntStream.range(0, weights.shape().get(0))
                .limit(4L * MOST_MAPS)
                .mapToObj(i -> new Captioned(enlarged(Kernels.image(weights, i)), "kernel " + i))
                .toList();
        return Sheet.grid(cells, 2 * COLUMNS);
    }

    private NetworkOutputs outputs(Node node, Optional<ClassActivation> activation, PreparedImage prepared) {
        Graph graph = run.graph();
        List<GraphOutput> shown = new ArrayList<>();
        shown.add(new GraphOutput(MAPS, node.output()));
        activation.ifPresent(
                found -> shown.add(new GraphOutput(ACTIVATION, found.maps().output())));
        shown.add(new GraphOutput(PREDICTION, graph.outputs().get(0).value()));
        try (InferenceSession session = run.session(new Graph(graph.inputs(), graph.nodes(), shown))) {
            return session.predict(batch(prepared));
        }
    }

    private static ImageBatch batch(PreparedImage prepared) {
        Size canvas = prepared.placement().canvas();
        float[] values = prepared.values();
        FloatBuffer buffer = ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        buffer.put(values).rewind();
        int channels = values.length / (canvas.width() * canvas.height());
        return new ImageBatch(buffer, 1, canvas.height(), canvas.width(), channels);
    }

    private Captioned predict(ClassActivation activation, NetworkOutputs outputs, Image seen) {
        float[] logits = values(Objects.requireNonNull(outputs.byName().get(PREDICTION)));
        int best = IntStream.range(0, logits.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> logits[i]))
                .orElse(0);
        NetworkOutput maps = outputs.required(ACTIVATION, 4);
        int height = maps.size(2);
        int width = maps.size(3);
        float[] map = activation.map(values(maps), height * width, best);
        Image over = Resize.to(
                HeatMap.of(map, width, height), new Size(seen.width(), seen.height()), Interpolation.BILINEAR);
        return new Captioned(enlarged(HeatMap.over(seen, over)), run.labels().name(best));
    }

    private static List<Captioned> cells(NetworkOutput maps) {
        int height = maps.size(2);
        int width = maps.size(3);
        float[] all = values(maps);
        Map<Integer, float[]> channels = new LinkedHashMap<>();
        for (int channel = 0; channel < maps.size(1); channel++) {
            float[] values = new float[height * width];
            System.arraycopy(all, channel * values.length, values, 0, values.length);
            channels.put(channel, values);
        }
        return channels.entrySet().stream()
                .sorted(Comparator.comparingDouble(channel -> -deviation(channel.getValue())))
                .limit(MOST_MAPS)
                .map(channel -> new Captioned(
                        enlarged(HeatMap.of(channel.getValue(), width, height)),
                        String.format(Locale.ROOT, "map %d", channel.getKey())))
                .toList();
    }

    private static double deviation(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        return squares / values.length - sum / values.length * sum / values.length;
    }

    private static float[] values(NetworkOutput output) {
        float[] values = new float[output.values().limit()];
        output.values().get(0, values);
        return values;
    }

    /** At the size of a cell in proportion, pixels kept sharp. */
    private static Image enlarged(Image image) {
        Size size = new ResizeRule.Letterbox(CELL, CELL, ResizeRule.Anchor.CENTER, true)
                .place(image.width(), image.height())
                .scaled();
        boolean shrinks = size.width() < image.width();
        return Resize.to(image, size, shrinks ? Interpolation.AREA : Interpolation.NEAREST);
    }
}
