package dev.sightline.deploy.verify;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.Head;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.Size;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.ContractExecutor;
import dev.sightline.image.PreparedImage;
import dev.sightline.infer.predict.PredictionDecoder;
import dev.sightline.infer.verify.ModelSide;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.session.InferenceSession;
import dev.sightline.train.evaluate.TrainedRun;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A trained run in the runtime that trained it, as the reference of a verification. Tensors are made as training makes
 * them, channels innermost, and turned into the contract's layout only to be compared.
 */
public final class RunSide implements ModelSide, AutoCloseable {

    private final TrainedRun run;
    private final Contract contract;
    private final ContractExecutor trainingExecutor;
    private final InferenceSession session;
    private final PredictionDecoder decoder;

    /**
     * Takes the run as a reference.
     *
     * @param file head of the file that is verified: a classifier's temperature is fitted at export, so the run is read with
     *     the file's
     */
    public RunSide(TrainedRun run, Head file) {
        this.run = run;
        this.contract = run.contract().withHead(run.contract().head().calibratedAs(file));
        this.trainingExecutor = new ContractExecutor(contract.input().withLayout(Layout.NHWC));
        this.decoder = PredictionDecoder.of(contract);
        this.session = run.session();
    }

    @Override
    public String name() {
        return run.folder().root() + " (" + run.checkpoint() + ")";
    }

    @Override
    public Contract contract() {
        return contract;
    }

    @Override
    public PreparedImage prepare(Path image) {
        PreparedImage trained = trainingExecutor.prepare(image);
        Size canvas = trained.placement().canvas();
        return new PreparedImage(planes(trained.values(), canvas), trained.placement());
    }

    @Override
    public NetworkOutputs infer(PreparedImage image) {
        return session.predict(batch(image));
    }

    @Override
    public Prediction predict(NetworkOutputs outputs, Placement placement) {
        return decoder.decode(outputs, 0, placement);
    }

    @Override
    public void close() {
        session.close();
    }

    /** The output of every layer for one image, under the names that {@code names} gives. */
    NetworkOutputs layers(PreparedImage image, LayerNames names) {
        Graph graph = run.graph();
        List<GraphOutput> outputs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node node : graph.nodes()) {
            String name = names.of(node);
            if (seen.add(name)) {
                outputs.add(new GraphOutput(name, node.output()));
            }
        }
        try (InferenceSession showing = run.session(new Graph(graph.inputs(), graph.nodes(), outputs))) {
            return showing.predict(batch(image));
        }
    }

    /** What a file calls the output of a layer. */
    @FunctionalInterface
    interface LayerNames {
        String of(Node node);
    }

    private static ImageBatch batch(PreparedImage image) {
        Size canvas = image.placement().canvas();
        float[] planes = image.values();
        int pixels = canvas.width() * canvas.height();
        int channels = planes.length / pixels;
        FloatBuffer values = ByteBuffer.allocateDirect(planes.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < planes.length; i++) {
            values.put(i, planes[i % channels * pixels + i / channels]);
        }
        return new ImageBatch(values, 1, canvas.height(), canvas.width(), channels);
    }

    private static float[] planes(float[] interleaved, Size canvas) {
        int pixels = canvas.width() * canvas.height();
        int channels = interleaved.length / pixels;
        float[] planes = new float[interleaved.length];
        for (int i = 0; i < planes.length; i++) {
            planes[i % channels * pixels + i / channels] = interleaved[i];
        }
        return planes;
    }
}
