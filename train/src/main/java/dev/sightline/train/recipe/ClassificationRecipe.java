package dev.sightline.train.recipe;

import dev.sightline.config.Recipe;
import dev.sightline.config.Section;
import dev.sightline.config.contract.ContractReader;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.Augmentation;
import dev.sightline.data.recipe.AugmentationReader;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.family.Regularization;
import dev.sightline.onnx.importing.ImportedModel;
import dev.sightline.onnx.importing.ModelImport;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.torch.loss.ClassLoss;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A recipe for training a classifier.
 *
 * @param regularization what is dropped at random in training
 * @param input how an image is preprocessed in evaluation and in use
 * @param augmentations changes of training images
 * @param canvases the sizes of training batches
 * @param classWeights factors on each class's part of the loss
 * @param teacher a network to distil from, beside the labels
 */
public record ClassificationRecipe(
        ClassificationModel model,
        Regularization regularization,
        InputContract input,
        DataSettings data,
        List<Augmentation> augmentations,
        CanvasSettings canvases,
        ClassLoss loss,
        ClassWeights classWeights,
        Optional<TeacherSettings> teacher,
        LearningSettings learning,
        RunSettings run)
        implements TrainingRecipe {

    public ClassificationRecipe {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(regularization, "regularization");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(data, "data");
        augmentations = List.copyOf(augmentations);
        Objects.requireNonNull(canvases, "canvases");
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(classWeights, "classWeights");
        Objects.requireNonNull(learning, "learning");
        Objects.requireNonNull(run, "run");
    }

    /**
     * Reads a recipe to its end.
     *
     * @throws dev.sightline.config.RecipeException with every problem of the file, if there is any
     */
    public static ClassificationRecipe read(Recipe recipe) {
        Section root = recipe.root();
        root.text("task").oneOf(TrainingRecipe.CLASSIFY).required();
        RunSettings run = RunSettings.read(root.section("train"));
        DataSettings data = DataSettings.read(root.section("data"), AnnotationKind.CLASS, run.seed());
        ClassificationModel model = ClassificationModel.read(root.section("model"));
        Regularization regularization = regularization(root.section("model"));
        Optional<InputContract> input = ContractReader.input(root.section("input"));
        input.filter(contract -> contract.resize().canvas().isEmpty())
                .ifPresent(contract -> root.section("input")
                        .problem("resize", "must give every image one size; fit-aligned does not"));
        List<Augmentation> augmentations = AugmentationReader.read(root, Set.of(AnnotationKind.CLASS));
        ClassLoss loss = LossSection.read(root.section("loss"), data.multiLabel());
        ClassWeights weights = ClassWeights.read(root.section("loss").section("class-weights"));
        Optional<TeacherSettings> teacher = TeacherSettings.read(root);
        CanvasSettings canvases = CanvasSection.ofClassifier(root.section("train"), input);
        if (teacher.isPresent() && !canvases.plan().isOneSize()) {
            root.section("train")
                    .problem(canvases.shortKey(), "cannot be given beside a teacher, which takes one size");
        }
        LearningSettings learning =
                LearningSettings.read(root, run.epochs(), run.update().decayFactor());
        recipe.finish();
        return new ClassificationRecipe(
                model,
                regularization,
                input.orElseThrow(),
                data,
                augmentations,
                canvases,
                loss,
                weights,
                teacher,
                learning,
                run);
    }

    private static Regularization regularization(Section section) {
        return new Regularization(
                section.number("dropout").between(0, .99).orElse(0),
                section.number("stochastic-depth").between(0, .99).orElse(0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.classification(this);
    }

    @Override
    public Graph graph(LabelMap labels) {
        return graph(labels, input.resize().canvas().orElseThrow());
    }

    @Override
    public void requireSizesFit(LabelMap labels) {
        canvases.requireFit(input.resize().canvas().orElseThrow(), size -> graph(labels, size));
    }

    private Graph graph(LabelMap labels, Size size) {
        return model.accept(new ClassificationModel.Visitor<Graph>() {
            @Override
            public Graph family(ClassificationModel.OfFamily chosen) {
                ClassifierFamily family = ModelFamilies.classifier(chosen.family());
                return family.build(new ModelOptions(
                        chosen.variant(), labels.size(), size.width(), size.height(), chosen.attention()));
            }

            @Override
            public Graph file(ClassificationModel.OfFile chosen) {
                return imported(chosen, labels, size).graph();
            }
        });
    }

    /** The weights that came with the network, and what taking it over decided; none for a network that is built. */
    public Map<String, StoredArray> storedWeights(LabelMap labels, Consumer<String> log) {
        return model.accept(new ClassificationModel.Visitor<Map<String, StoredArray>>() {
            @Override
            public Map<String, StoredArray> family(ClassificationModel.OfFamily chosen) {
                return Map.of();
            }

            @Override
            public Map<String, StoredArray> file(ClassificationModel.OfFile chosen) {
                Size size = input.resize().canvas().orElseThrow();
                return ImportedWeights.of(imported(chosen, labels, size), chosen.onnx(), log);
            }
        });
    }

    private static ImportedModel imported(ClassificationModel.OfFile chosen, LabelMap labels, Size size) {
        return ModelImport.classifier(
                OnnxModel.read(chosen.onnx()), ClassifierFamily.OUTPUT, labels.size(), size.height(), size.width());
    }

    /** What the network's outputs mean. */
    public ClassificationHead head() {
        ClassificationHead.ScoreRule rule =
                data.multiLabel() ? ClassificationHead.ScoreRule.SIGMOID : ClassificationHead.ScoreRule.SOFTMAX;
        return new ClassificationHead(ClassifierFamily.OUTPUT, rule, 0);
    }

    @Override
    public Contract contract(LabelMap labels) {
        return new Contract(input, labels, head(), List.of());
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
        Map<String, Path> paths = new LinkedHashMap<>(model.paths());
        paths.put("data.root", data.root());
        run.startingWeights().file().ifPresent(weights -> paths.put("train.start-from", weights));
        teacher.ifPresent(settings -> paths.put("teacher.onnx", settings.onnx()));
        return paths;
    }
}
