package dev.sightline.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.batch.Sampling;
import dev.sightline.data.format.DatasetFormat;
import dev.sightline.data.geometry.HorizontalFlip;
import dev.sightline.data.select.ClassChange;
import dev.sightline.data.select.TrainingSelection;
import dev.sightline.nn.ParameterPattern;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.optimise.AveragingOptions;
import dev.sightline.torch.optimise.OptimizerOptions;
import dev.sightline.train.schedule.Decay;
import dev.sightline.train.schedule.WarmUp;
import dev.sightline.weights.load.LoadPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DetectionRecipeTest {

    @Test
    void onlyTheDataHasNoDefault() {
        DetectionRecipe recipe = read("data: {root: images}");
        assertThat(recipe.model()).isEqualTo(new ModelSettings("yolov8", "n", List.of()));
        assertThat(recipe.inputWidth()).isEqualTo(640);
        assertThat(recipe.data().problems()).isEqualTo(DatasetProblemPolicy.FAIL);
        assertThat(recipe.data().format()).isEmpty();
        assertThat(recipe.augmentations()).isEmpty();
        assertThat(recipe.learning().optimizer()).isEqualTo(new OptimizerOptions.AdamW(0.9, 0.999, 1e-8, 0.01));
        assertThat(recipe.learning().schedule().decay()).isEqualTo(new Decay.Cosine(0.01));
        assertThat(recipe.run().epochs()).isEqualTo(100);
        assertThat(recipe.run().compute().precision()).isEmpty();
        assertThat(recipe.decoding()).isEqualTo(DetectionDecoding.forEvaluation());
    }

    @Test
    void everyKeyReachesItsSetting() {
        DetectionRecipe recipe = read("""
                task: detect
                model: {family: yolov8, scale: s}
                input: {width: 320, height: 256, resize: stretch}
                data: {root: p, format: voc, train: a, validation: b, labels: [x, y], problems: skip-and-count, threads: 3,
                  sampling: {kind: equal-classes}}
                augment: [horizontal-flip]
                optimizer: {name: sgd, learning-rate: 0.02, weight-decay: 0.1, momentum: 0.5, nesterov: false, momentum-rule: rate-inside}
                schedule: {decay: steps, milestones: [5, 9], factor: 0.3, warm-up-epochs: 2, warm-up-start: 0.1, warm-up-bias-rate: 0.2}
                train: {epochs: 12, batch: 8, accumulate: 2, seed: 5, device: 'cuda:1', precision: float16, threads: 4,
                  gradient-clip: 3, average-decay: 0.9, average-ramp: 50, freeze: ['model.0.**'], start-from: w.safetensors,
                  validate-every: 2, checkpoint-every: 4}
                evaluate: {score-threshold: 0.01, nms-iou: 0.6, class-agnostic: true, max-detections: 50}
                """);
        assertThat(recipe.model()).isEqualTo(new ModelSettings("yolov8", "s", List.of()));
        assertThat(recipe.input().resize()).isEqualTo(new ResizeRule.Stretch(320, 256));
        assertThat(recipe.data())
                .isEqualTo(new DataSettings(
                        AnnotationKind.BOX,
                        Path.of("p"),
                        Optional.of(DatasetFormat.VOC),
                        "a",
                        "b",
                        Optional.of(LabelMap.of(List.of("x", "y"))),
                        DatasetProblemPolicy.SKIP_AND_COUNT,
                        3,
                        Sampling.equalClasses(),
                        false,
                        0,
                        new DataChoice(.1, false, ClassChange.none(), new TrainingSelection(1, 5, true))));
        assertThat(recipe.augmentations()).containsExactly(new HorizontalFlip(0.5));
        assertThat(recipe.learning().optimizer())
                .isEqualTo(new OptimizerOptions.Sgd(0.5, OptimizerOptions.MomentumRule.RATE_INSIDE, false, 0.1));
        assertThat(recipe.learning().schedule().fullRate()).isEqualTo(0.02);
        assertThat(recipe.learning().schedule().decay()).isEqualTo(new Decay.Steps(List.of(5, 9), 0.3));
        assertThat(recipe.learning().schedule().warmUp()).isEqualTo(new WarmUp(2, 0.1, 0.2));
        assertThat(recipe.run())
                .isEqualTo(new RunSettings(
                        12,
                        5,
                        new UpdateSettings(8, false, 2, OptionalInt.empty(), false, 3, new AveragingOptions(0.9, 50)),
                        new ComputeSettings(
                                new TorchDevice(TorchDevice.Kind.CUDA, 1),
                                Optional.of(Precision.FLOAT16),
                                4,
                                ComputeSettings.Threads.STATED,
                                true),
                        new TrainableSettings(
                                List.of(new TrainableSettings.Freeze(
                                        new ParameterPattern("model.0.**"), LearningPlan.NEVER)),
                                List.of()),
                        new StartingWeights(Optional.of(Path.of("w.safetensors")), LoadPolicy.STRICT),
                        new CheckpointSettings(2, 4, false, 0),
                        Optional.empty(),
                        List.of()));
        assertThat(recipe.decoding()).isEqualTo(new DetectionDecoding(0.01, 0.6, true, 50));
    }

    @Test
    void gainsOfTheLossAreThoseOfTheFamilyWhereTheRecipeNamesNoOthers() {
        DetectionRecipe recipe = read("{data: {root: p}, loss: {box: 5, distribution: 0}}");
        assertThat(recipe.loss().gains()).isEqualTo(Map.of("box", 5.0, "class", .5, "distribution", 0.0));
        assertThat(recipe.description().loss()).isEqualTo(recipe.loss());
    }

    @Test
    void gainsThatTheLossHasNotAreReported() {
        assertThatThrownBy(() -> read("{data: {root: p}, loss: {bax: 5, class: -1}}"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("loss.bax is not a known key; did you mean box?")
                .hasMessageContaining("loss.class must be between 0 and 1000");
    }

    @Test
    void aDetectorOfAFileIsDescribedByTheFamilyThatTheRecipeNames() {
        DetectionRecipe recipe = read("{data: {root: p}, model: {onnx: a.onnx}}");
        assertThat(recipe.model()).isEqualTo(new DetectorFile(Path.of("a.onnx"), "yolov8"));
    }

    @Test
    void allProblemsAreReportedTogetherWithTheirLines() {
        assertThatThrownBy(() -> read("""
                        model: {family: yolov9}
                        input: {width: 300, height: 320}
                        train:
                          epochs: 0
                          epoch: 3
                        """))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("test.yaml:1: model.family")
                .hasMessageContaining("test.yaml:2: input.width must be a multiple of 32")
                .hasMessageContaining("test.yaml:4: train.epochs must be between 1 and 10000, received 0")
                .hasMessageContaining("test.yaml:5: train.epoch is not a known key; did you mean epochs?")
                .hasMessageContaining("data.root");
    }

    private static DetectionRecipe read(String yaml) {
        return DetectionRecipe.read(Recipe.parse(Path.of("test.yaml"), yaml, List.of()));
    }

    @Test
    void keysOfOtherTasksAndOldNamesAreErrorsThatStateWhatToDo() {
        assertThatThrownBy(() -> read("data: {root: p, multi-label: true, crop-margin: 1, faults: fail}"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("data.multi-label belongs to tasks on classes of images; this task is on boxes")
                .hasMessageContaining("data.crop-margin belongs to")
                .hasMessageContaining("data.faults is retired: use data.problems");
        assertThatThrownBy(() -> read("data: {root: p, format: folders}")).hasMessageContaining("coco, voc, yolo");
    }
}
