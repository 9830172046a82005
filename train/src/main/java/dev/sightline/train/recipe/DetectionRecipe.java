package dev.sightline.train.recipe;

import dev.sightline.config.Recipe;
import dev.sightline.config.Section;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.Augmentation;
import dev.sightline.data.recipe.AugmentationReader;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.DetectorLoss;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A recipe for training a detector.
 *
 * @param input how an image is preprocessed
 * @param augmentations changes of training images, in the order they apply in
 * @param canvases the sizes of training batches
 * @param loss how the network's training outputs are compared with annotations
 * @param decoding how raw outputs become boxes in evaluation
 */
public record DetectionRecipe(
        DetectionModel model,
        InputContract input,
        DataSettings data,
        List<Augmentation> augmentations,
        CanvasSettings canvases,
        LearningSettings learning,
        RunSettings run,
        DetectorLoss loss,
        DetectionDecoding decoding)
        implements TrainingRecipe {

    public DetectionRecipe {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(data, "data");
        augmentations = List.copyOf(augmentations);
        Objects.requireNonNull(canvases, "canvases");
        Objects.requireNonNull(learning, "learning");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(decoding, "decoding");
    }

    /**
     * Reads a recipe to its end.
     *
     * @throws dev.sightline.config.RecipeException with every problem of the file, if there is any
     */
    public static DetectionRecipe read(Recipe recipe) {
        Section root = recipe.root();
        root.text("task").oneOf("detect").orElse("detect");
        RunSettings run = RunSettings.read(root.section("train"));
        DetectionModel model = DetectionModel.read(root.section("model"));
        DetectorDescription described = model.description();
        InputContract input = input(root.section("input"), described);
        DataSettings data = DataSettings.read(root.section("data"), AnnotationKind.BOX, run.seed());
        List<Augmentation> augmentations = AugmentationReader.read(root, Set.of(AnnotationKind.BOX));
        DetectionRecipe read = new DetectionRecipe(
                model,
                input,
                data,
                augmentations,
                CanvasSection.ofDetector(root.section("train"), input, described.coarsestStride(), augmentations),
                LearningSettings.read(root, run.epochs(), run.update().decayFactor()),
                run,
                DetectorLossSection.read(root.section("loss"), described.loss()),
                decoding(root.section("evaluate"), described.decoding()));
        recipe.finish();
        return read;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.detection(this);
    }

    @Override
    public Graph graph(LabelMap labels) {
        return model.build(labels.size(), inputWidth(), inputHeight());
    }

    @Override
    public void requireSizesFit(LabelMap labels) {
        canvases.requireFit(
                new Size(inputWidth(), inputHeight()), size -> model.build(labels.size(), size.width(), size.height()));
    }

    @Override
    public Graph deployedGraph(LabelMap labels) {
        return graph(labels).keeping(model.description().deployed().outputs());
    }

    /** The weights that came with the network, and what taking it over decided; none for a network that is built. */
    public Map<String, StoredArray> storedWeights(LabelMap labels, Consumer<String> log) {
        return model.weights(labels.size(), inputWidth(), inputHeight(), log);
    }

    @Override
    public String trainingSplit() {
        return data.train();
    }

    @Override
    public String validationSplit() {
        return data.validation();
    }

    @Override
    public Map<String, Path> paths() {
        Map<String, Path> paths = new LinkedHashMap<>();
        paths.put("data.root", data.root());
        paths.putAll(model.paths());
        run.startingWeights().file().ifPresent(weights -> paths.put("train.start-from", weights));
        return paths;
    }

    /** All that is particular to the network's family, with this recipe's loss. */
    public DetectorDescription description() {
        return model.description().withLoss(loss);
    }

    /** What the network's deployed outputs mean. */
    public DetectionHead head() {
        return new DetectionHead(model.description().deployed(), decoding);
    }

    @Override
    public Contract contract(LabelMap labels) {
        return new Contract(input, labels, head(), List.of());
    }

    /** The size of the network's input in pixels. */
    public int inputWidth() {
        return input.resize().canvas().orElseThrow().width();
    }

    /** The size of the network's input in pixels. */
    public int inputHeight() {
        return input.resize().canvas().orElseThrow().height();
    }

    private static InputContract input(Section section, DetectorDescription described) {
        int least = described.coarsestStride();
        int width = section.integer("width").between(least, 8192).orElse(640);
        int height = section.integer("height").between(least, 8192).orElse(640);
        requireStride(section, "width", width, least);
        requireStride(section, "height", height, least);
        String resize = section.text("resize").oneOf("letterbox", "stretch").orElse("letterbox");
        InputContract letterbox = described.input().at(width, height);
        return resize.equals("stretch") ? letterbox.withResize(new ResizeRule.Stretch(width, height)) : letterbox;
    }

    private static void requireStride(Section section, String key, int pixels, int stride) {
        if (pixels % stride != 0) {
            section.problem(
                    key,
                    "must be a multiple of " + stride + ", the coarsest stride of the network, received " + pixels);
        }
    }

    private static DetectionDecoding decoding(Section section, DetectionDecoding usual) {
        return new DetectionDecoding(
                section.number("score-threshold").between(0, 1).orElse(usual.scoreThreshold()),
                section.number("nms-iou").between(0, 1).orElse(usual.nmsIouThreshold()),
                section.flag("class-agnostic").orElse(usual.classAgnostic()),
                section.integer("max-detections").between(1, 100_000).orElse(usual.maxDetections()));
    }
}
