package dev.sightline.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.core.machine.ProcessorShare;
import dev.sightline.nn.ParameterPattern;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.optimise.AveragingOptions;
import dev.sightline.weights.load.LoadPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each group of settings has its defaults, and every key of the section reaches its setting. */
class RunSettingsTest {

    private static final RunSettings DEFAULTS = read("");

    @Test
    void aRunHasAHundredEpochsAndTheSeedZero() {
        assertThat(DEFAULTS.epochs()).isEqualTo(100);
        assertThat(DEFAULTS.seed()).isZero();
    }

    @Test
    void epochsAndSeedAreRead() {
        RunSettings run = read("epochs: 12, seed: 5");

        assertThat(run.epochs()).isEqualTo(12);
        assertThat(run.seed()).isEqualTo(5);
        assertThat(run.update()).isEqualTo(DEFAULTS.update());
    }

    @ParameterizedTest
    @CsvSource({"2h, 7200", "90m, 5400", "30s, 30"})
    void aTimeLimitIsInHoursMinutesOrSeconds(String text, long seconds) {
        assertThat(read("time-limit: " + text).timeLimit()).contains(Duration.ofSeconds(seconds));
        assertThat(DEFAULTS.timeLimit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2 hours", "0h", "1.5h", "2d"})
    void anotherTimeIsRefused(String text) {
        assertThatThrownBy(() -> read("time-limit: '" + text + "'"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("must be a time such as 2h, 90m or 30s, or none, received " + text);
    }

    @Test
    void anUpdateIsOneBatchOfSixteen() {
        assertThat(DEFAULTS.update())
                .isEqualTo(new UpdateSettings(
                        16, false, 1, OptionalInt.empty(), false, 10, new AveragingOptions(.9999, 2000)));
    }

    @Test
    void everyKeyOfAnUpdateIsRead() {
        assertThat(
                        read("batch: 8, accumulate: 2, drop-last: true, gradient-clip: 3, average-decay: 0.9, average-ramp: 50")
                                .update())
                .isEqualTo(new UpdateSettings(8, false, 2, OptionalInt.empty(), true, 3, new AveragingOptions(.9, 50)));
    }

    /** Ultralytics' rule: passes = max(round(nominal / batch), 1), decay scaled by batch * passes / nominal. */
    @ParameterizedTest
    @CsvSource({
        "64, 16, 4, 1, 0.0005",
        "64, 48, 1, .75, 0.000375",
        "64, 128, 1, 2, 0.001",
        "64, 24, 3, 1.125, 0.0005625"
    })
    void aNominalBatchGivesThePassesAndTheDecay(int nominal, int batch, int passes, double decayFactor, String decay) {
        UpdateSettings update =
                read("nominal-batch: " + nominal + ", batch: " + batch).update();

        assertThat(update.accumulate()).isEqualTo(passes);
        assertThat(update.decayFactor()).isEqualTo(decayFactor);
        assertThat(update.note(.0005 * decayFactor))
                .contains("nominal batch 64: " + passes + " x " + batch + " images an update, weight decay " + decay);
    }

    @Test
    void withoutANominalBatchTheDecayIsAsStated() {
        assertThat(read("accumulate: 4").update().decayFactor()).isEqualTo(1);
        assertThat(read("accumulate: 4").update().note(.01)).isEmpty();
    }

    @Test
    void aNominalBatchAndAStatedNumberOfPassesExcludeEachOther() {
        assertThatThrownBy(() -> read("nominal-batch: 64, accumulate: 2"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("train.accumulate cannot be stated with nominal-batch");
    }

    @Test
    void aGradientClipOfZeroIsNone() {
        assertThat(read("gradient-clip: 0").update().gradientClip()).isInfinite();
    }

    @Test
    void theProcessorComputesWithAllItsThreads() {
        assertThat(DEFAULTS.compute())
                .isEqualTo(new ComputeSettings(
                        TorchDevice.CPU,
                        Optional.empty(),
                        ProcessorShare.current().wholeProcessors(),
                        ComputeSettings.Threads.ALL,
                        true));
    }

    @Test
    void autoLeavesTheNumberOfThreadsToTheBeginningOfTheRun() {
        ComputeSettings compute = read("threads: auto").compute();

        assertThat(compute.choice()).isEqualTo(ComputeSettings.Threads.FREE);
        assertThat(compute.threads()).isEqualTo(ProcessorShare.current().wholeProcessors());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "most | train.threads must be an integer or auto, received the text \"most\"",
                "0    | train.threads must be between 1 and 1024, received 0",
                "1025 | train.threads must be between 1 and 1024, received 1025"
            })
    void threadsThatThereCannotBeAreReported(String threads, String message) {
        assertThatThrownBy(() -> read("threads: " + threads))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyKeyOfTheComputationIsRead() {
        assertThat(read("device: 'cuda:1', precision: float16, threads: 999").compute())
                .isEqualTo(new ComputeSettings(
                        new TorchDevice(TorchDevice.Kind.CUDA, 1),
                        Optional.of(Precision.FLOAT16),
                        999,
                        ComputeSettings.Threads.STATED,
                        true));
    }

    @ParameterizedTest
    @CsvSource({"auto,", "float32, FLOAT32", "bfloat16, BFLOAT16", "float16, FLOAT16"})
    void aPrecisionIsReadByItsName(String name, Precision precision) {
        assertThat(read("precision: " + name).compute().precision()).isEqualTo(Optional.ofNullable(precision));
    }

    @Test
    void aDeviceThatThereIsNotIsReported() {
        assertThatThrownBy(() -> read("device: abacus"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("train.device must be cpu, cuda or cuda:N, received abacus");
    }

    @Test
    void everythingIsTrainedAtOneRate() {
        assertThat(DEFAULTS.trainable()).isEqualTo(new TrainableSettings(List.of(), List.of()));
    }

    @Test
    void patternsOfFrozenParametersAndOfRatesAreReadInOrder() {
        assertThat(read("freeze: [{fc: {until-epoch: 0}}, '**'], rate-factors: [{'head.**': {factor: 0.1}}, neck]")
                        .trainable())
                .isEqualTo(new TrainableSettings(
                        List.of(
                                new TrainableSettings.Freeze(new ParameterPattern("fc"), 0),
                                new TrainableSettings.Freeze(new ParameterPattern("**"), LearningPlan.NEVER)),
                        List.of(
                                new TrainableSettings.RateFactor(new ParameterPattern("head.**"), .1),
                                new TrainableSettings.RateFactor(new ParameterPattern("neck"), 1))));
    }

    @Test
    void aRunBeginsWithTheWeightsOfTheNetwork() {
        assertThat(DEFAULTS.startingWeights()).isEqualTo(new StartingWeights(Optional.empty(), LoadPolicy.STRICT));
    }

    @Test
    void everyKeyOfTheStartingWeightsIsRead() {
        assertThat(read("start-from: w.safetensors, load-policy: matching").startingWeights())
                .isEqualTo(new StartingWeights(Optional.of(Path.of("w.safetensors")), LoadPolicy.MATCHING));
    }

    @Test
    void everyEpochIsValidatedAndOnlyTheLatestAndTheBestAreKept() {
        assertThat(DEFAULTS.checkpoints()).isEqualTo(new CheckpointSettings(1, 0, false, 0));
    }

    @Test
    void everyKeyOfTheCheckpointsIsRead() {
        assertThat(read("validate-every: 2, checkpoint-every: 4, only-best: true, patience: 7")
                        .checkpoints())
                .isEqualTo(new CheckpointSettings(2, 4, true, 7));
    }

    @ParameterizedTest
    @CsvSource({
        // validate-every, patience, epochs done, best epoch, whether the run ends
        "10, 5, 5, 0, false",
        "10, 5, 9, 0, false",
        "10, 5, 10, 10, false",
        "10, 5, 59, 10, false",
        "10, 5, 60, 10, true",
        "1, 3, 7, 5, false",
        "1, 3, 8, 5, true",
        "4, 1, 12, 10, true",
        "2, 1, 20, 0, false",
        "1, 0, 99, 1, false"
    })
    void patienceCountsValidatedEpochsAfterTheBestOne(int every, int patience, int done, int best, boolean ends) {
        assertThat(new CheckpointSettings(every, 0, false, patience).isOutOfPatience(done, best))
                .isEqualTo(ends);
    }

    private static RunSettings read(String settings) {
        Recipe recipe = Recipe.parse(Path.of("test.yaml"), "train: {" + settings + "}", List.of());
        RunSettings run = RunSettings.read(recipe.root().section("train"));
        recipe.finish();
        return run;
    }
}
