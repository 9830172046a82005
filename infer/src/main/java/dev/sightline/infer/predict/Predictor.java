package dev.sightline.infer.predict;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.Size;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.ContractExecutor;
import dev.sightline.image.Image;
import dev.sightline.image.PreparedImage;
import dev.sightline.infer.session.ModelException;
import dev.sightline.infer.session.ModelSession;
import dev.sightline.infer.session.NodePlacement;
import dev.sightline.infer.session.SessionBinding;
import dev.sightline.infer.session.SessionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Predicts images by a model file and the contract it carries.
 *
 * <pre>{@code
 * try (Predictor predictor = Predictor.open(Path.of("model.onnx"))) {
 *     Detections found = predictor.detect(Path.of("image.jpg"));
 * }
 * }</pre>
 *
 * <p>The stages can be called one by one, too: {@link #prepare}, {@link #infer}, {@link #predict}.
 *
 * <p>Safe for several threads at once; with {@link SessionOptions#cpu cpu(1)} each call runs on its caller's thread.
 * Owns the model's native memory until {@link #close}.
 */
public final class Predictor implements AutoCloseable {

    private final ModelSession session;
    private final Contract contract;
    private final ContractExecutor executor;
    private final PredictionDecoder decoder;
    private final Bindings bindings;

    private Predictor(DeployedModel model) {
        this.session = model.session();
        this.bindings = new Bindings(session);
        this.contract = model.contract();
        this.executor = new ContractExecutor(contract.input());
        this.decoder = PredictionDecoder.of(contract);
    }

    /**
     * Opens a model file that carries its contract, on the CPU.
     *
     * @throws ModelException if it is no model the runtime can run
     * @throws IllegalArgumentException if it carries no contract, or one that does not fit it
     */
    public static Predictor open(Path model) {
        return open(model, Optional.empty(), SessionOptions.cpu(0));
    }

    /**
     * Opens a model file.
     *
     * @param contract a YAML file to use instead of what the model carries, if anything
     * @throws ModelException if it is no model the runtime can run
     * @throws IllegalArgumentException if there is no contract, or one that is wrong or does not fit the model; the
     *     message lists every contradiction
     */
    public static Predictor open(Path model, Optional<Path> contract, SessionOptions options) {
        return new Predictor(DeployedModel.open(model, contract, options));
    }

    /**
     * Opens a model kept in memory; else as {@link #open(Path, Optional, SessionOptions)}.
     *
     * @param name what messages call it
     */
    public static Predictor open(byte[] model, String name, Optional<Path> contract, SessionOptions options) {
        return new Predictor(DeployedModel.open(model, name, contract, options));
    }

    public Contract contract() {
        return contract;
    }

    public ModelSession session() {
        return session;
    }

    /**
     * Which provider computes which node, seen by running the model once; empty where the input has no size of its own.
     *
     * @param model bytes of the file, which a predictor does not keep
     * @param options as the model was opened with
     */
    public Optional<NodePlacement> placement(byte[] model, SessionOptions options) {
        return contract.input()
                .resize()
                .canvas()
                .map(canvas -> NodePlacement.of(
                        model, session.name(), options, contract.input().elementType(), shape(1, canvas)));
    }

    /** What makes this model's tensors; also decodes images by the contract's rules. */
    public ContractExecutor executor() {
        return executor;
    }

    /**
     * The prediction for an image file.
     *
     * @throws dev.sightline.image.format.ImageException if there is no whole image in it
     */
    public Prediction predict(Path image) {
        return predict(executor.decode(image));
    }

    /** The prediction for a decoded image. */
    public Prediction predict(Image image) {
        return predict(List.of(image)).get(0);
    }

    /** The objects in an image file: every one above the contract's score threshold, best first. */
    public Detections detect(Path image) {
        return detections(predict(image));
    }

    /** The objects in a decoded image. */
    public Detections detect(Image image) {
        return detections(predict(image));
    }

    /** The class of an image file. */
    public Classification classify(Path image) {
        return Classification.of(predict(image), session.name() + " is not a classifier");
    }

    /** First stage: the image as the network takes it. */
    public PreparedImage prepare(byte[] encoded, String name) {
        return executor.prepare(encoded, name);
    }

    /**
     * First stage, straight into the network's memory.
     *
     * @param images one or more that come out at one size; more than one needs a model with a free batch axis
     * @return to be closed when the predictions are made
     */
    public PreparedBatch prepare(List<Image> images) {
        Size canvas = executor.place(images.get(0)).canvas();
        SessionBinding binding = bindings.lend(shape(images.size(), canvas));
        try {
            List<Placement> placements = new ArrayList<>(images.size());
            for (Image image : images) {
                requireOneSize(canvas, executor.place(image));
                int offset = placements.size() * executor.tensorLength(canvas);
                placements.add(executor.prepare(image, binding.input(), offset));
            }
            return new PreparedBatch(bindings, binding, placements);
        } catch (RuntimeException e) {
            bindings.giveBack(binding);
            throw e;
        }
    }

    /**
     * Second stage: the raw outputs for a batch.
     *
     * @return values that are the network's own memory: they stay as they are until the batch is closed or goes through
     *     the network again
     */
    public NetworkOutputs infer(PreparedBatch batch) {
        return batch.run();
    }

    /**
     * Second stage: the raw outputs for images of one size.
     *
     * @param images one or more; more than one needs a model with a free batch axis
     * @return values of their own, which stay
     */
    public NetworkOutputs infer(List<PreparedImage> images) {
        Size canvas = images.get(0).placement().canvas();
        SessionBinding binding = bindings.lend(shape(images.size(), canvas));
        try {
            int offset = 0;
            for (PreparedImage image : images) {
                requireOneSize(canvas, image.placement());
                binding.input().put(offset, image.values());
                offset += image.values().length;
            }
            return binding.run().copied();
        } finally {
            bindings.giveBack(binding);
        }
    }

    /**
     * Third stage: the prediction for one image of the batch, counted from 0.
     *
     * @throws ModelException if the outputs are not what the contract states of them
     */
    public Prediction predict(NetworkOutputs outputs, int image, Placement placement) {
        try {
            return decoder.decode(outputs, image, placement);
        } catch (IllegalArgumentException e) {
            throw new ModelException(session.name() + " gave outputs that are no prediction: " + e.getMessage(), e);
        }
    }

    /**
     * The predictions for images in one call of the network.
     *
     * @param images as {@link #prepare(List)} takes them
     */
    public List<Prediction> predict(List<Image> images) {
        try (PreparedBatch batch = prepare(images)) {
            NetworkOutputs outputs = infer(batch);
            List<Prediction> predictions = new ArrayList<>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                predictions.add(predict(outputs, i, batch.placement(i)));
            }
            return predictions;
        }
    }

    @Override
    public void close() {
        bindings.close();
        session.close();
    }

    private static void requireOneSize(Size canvas, Placement placement) {
        if (!placement.canvas().equals(canvas)) {
            throw new IllegalArgumentException(
                    "images of a batch need one size, received " + canvas + " and " + placement.canvas());
        }
    }

    private Detections detections(Prediction prediction) {
        return Detections.of(prediction, session.name() + " is not a detector");
    }

    private long[] shape(int count, Size canvas) {
        int channels = contract.input().color().channels();
        return contract.input().layout() == Layout.NCHW
                ? new long[] {count, channels, canvas.height(), canvas.width()}
                : new long[] {count, canvas.height(), canvas.width(), channels};
    }
}
