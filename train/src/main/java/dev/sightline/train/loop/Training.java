package dev.sightline.train.loop;

import dev.sightline.config.Recipe;
import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.machine.Machine;
import dev.sightline.core.text.ShellWords;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphFingerprint;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.session.TrainingSession;
import dev.sightline.train.checkpoint.CheckpointFiles;
import dev.sightline.train.recipe.ComputeSettings;
import dev.sightline.train.recipe.RunSettings;
import dev.sightline.train.recipe.TrainingRecipe;
import dev.sightline.train.run.Provenance;
import dev.sightline.train.run.RunChange;
import dev.sightline.train.run.RunFolder;
import dev.sightline.train.run.RunHistory;
import dev.sightline.train.run.RunLock;
import dev.sightline.train.run.RunSession;
import dev.sightline.train.task.Task;
import dev.sightline.train.task.Tasks;
import dev.sightline.train.tracking.RunTracking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains a network by a recipe, into a run folder.
 *
 * <p>A run that is stopped or killed at any moment goes on from its last complete epoch with {@link #resume}, and comes
 * to the same bits as one that was never interrupted, given the same number of threads.
 */
public final class Training implements AutoCloseable {

    private final RunFolder folder;
    private final RunLock lock;
    private final LoggedProgress progress;
    private final StopRequest stop;

    /**
     * A run in this folder; {@code listener} receives its progress, {@code stop} is checked between steps.
     *
     * @throws IllegalArgumentException if another process trains in the folder
     */
    public Training(RunFolder folder, TrainingProgress listener, StopRequest stop) throws IOException {
        this.folder = folder;
        this.lock = RunLock.take(folder, listener::note);
        this.progress = new LoggedProgress(folder.log(), listener);
        this.stop = stop;
    }

    /**
     * Starts a run.
     *
     * @param identity kept in the provenance
     */
    public RunOutcome start(PreparedRun prepared, RunIdentity identity) throws IOException {
        prepared.notes().forEach(progress::note);
        if (prepared.task().recipe().validationSplit().equals("test")) {
            progress.note(
                    "the split 'test' chooses the best epoch, so metrics on it are no test any more; the provenance"
                            + " and the report state this");
        }
        Task<?> task = prepared.task();
        AtomicFile.writeText(folder.recipe(), prepared.resolved().resolvedYaml());
        Path model = task.recipe().paths().get("model.onnx");
        if (model != null) {
            AtomicFile.write(folder.startingModel(), out -> Files.copy(model, out));
        }
        writeLabels(task);
        TrainedImagesFile.keep(folder, task);
        Precision precision = precision(task);
        RunSession first = new RunSession(Instant.now(), 0, identity.commandLine(), List.of());
        Provenance provenance = provenance(prepared.resolved(), task, precision, identity, List.of(first));
        provenance.write(folder.provenance());
        return train(task, precision, Optional.empty(), provenance);
    }

    /** Goes on with the folder's run after its last complete epoch, if it is trained by the same as so far. */
    public RunOutcome resume(List<String> overrides, RunIdentity identity) throws IOException {
        return resume(overrides, false, identity);
    }

    /**
     * Goes on with the folder's run after its last complete epoch.
     *
     * @param acceptChanges whether data, recipe, code, libraries, threads and precision may differ from those so far; what
     *     differs is logged and kept in the provenance
     * @throws ChangedRunException with every difference that would have to be accepted
     */
    public RunOutcome resume(List<String> overrides, boolean acceptChanges, RunIdentity identity) throws IOException {
        RunHistory history = history();
        boolean begun = Files.exists(folder.state(RunFolder.LATEST));
        if (!begun && history.finished()) {
            throw new IllegalArgumentException(
                    folder.root() + " has ended and kept the weights of its best epoch alone;"
                            + " to train further, start another run from them: -o train.start-from="
                            + ShellWords.quoted(folder.weights(RunFolder.BEST).toString()));
        }
        Optional<LabelMap> labels = begun || Files.exists(folder.labels())
                ? Optional.of(LabelMap.of(Files.readAllLines(folder.labels())))
                : Optional.empty();
        List<String> all = chosen(overrides, labels);
        TrainingRecipe recipe = recipe(all);
        Task<?> task = Tasks.read(recipe, labels, progress::note);
        Precision precision = precision(task);
        Recipe kept = ResolvedRecipe.ofRun(folder.recipe(), all, recipe);
        Provenance now = provenance(kept, task, precision, identity, history.sessions());
        List<RunChange> changes = ResumeCheck.changes(history, Recipe.load(folder.recipe(), List.of()), kept, now);
        if (begun && !acceptChanges) {
            ResumeCheck.requireNone(folder, changes);
        }
        progress.note(PreparedRun.memory(task, precision));
        changes.forEach(change -> progress.note("changed since the last session: " + change));
        Optional<CheckpointFiles.Restored> latest =
                begun ? Optional.of(new CheckpointFiles(folder).read(RunFolder.LATEST)) : Optional.empty();
        if (!begun) {
            progress.note("the run was broken off before its first checkpoint: it starts again at epoch 0");
            writeLabels(task);
        }
        TrainedImagesFile.keep(folder, task);
        RunSession session = new RunSession(
                Instant.now(),
                latest.map(found -> found.place().epochsDone()).orElse(0),
                identity.commandLine(),
                changes.stream().map(RunChange::toString).toList());
        Provenance provenance = now.with(session);
        AtomicFile.writeText(folder.recipe(), kept.resolvedYaml());
        provenance.write(folder.provenance());
        return train(task, precision, latest, provenance);
    }

    /** These overrides, with a number of threads and a batch where the recipe leaves them open. */
    private List<String> chosen(List<String> overrides, Optional<LabelMap> labels) {
        List<String> counted =
                ChosenThreads.of(recipe(overrides).run().compute()).addedTo(overrides);
        ChosenBatch batch = ChosenBatch.of(this::recipe, counted, labels);
        batch.choice().ifPresent(choice -> progress.note(choice.toString()));
        return batch.addedTo(counted);
    }

    private TrainingRecipe recipe(List<String> overrides) {
        return TrainingRecipe.read(Recipe.load(folder.recipe(), folder.ownFiles(overrides)));
    }

    private RunHistory history() throws IOException {
        return Files.exists(folder.provenance()) ? RunHistory.read(folder.provenance()) : RunHistory.none();
    }

    /** Ends the run's log and gives the folder free. */
    @Override
    public void close() throws IOException {
        try (lock) {
            progress.close();
        }
    }

    private RunOutcome train(
            Task<?> task, Precision precision, Optional<CheckpointFiles.Restored> latest, Provenance provenance)
            throws IOException {
        try {
            return epochs(task, precision, latest, provenance);
        } catch (RuntimeException | OutOfMemoryError e) {
            RuntimeException failure = new RunFailure(folder, task.recipe()).of(e);
            progress.failed(failure);
            throw failure;
        }
    }

    private <T> RunOutcome epochs(
            Task<T> task, Precision precision, Optional<CheckpointFiles.Restored> latest, Provenance provenance)
            throws IOException {
        String fingerprint = GraphFingerprint.of(task.graph());
        try (TrainingSession<T> session = session(task.trainedGraph(), task, precision);
                RunTracking tracking = new RunTracking(task.recipe().run().loggers(), folder, progress::note)) {
            CheckpointFiles.Place place = CheckpointFiles.Place.start(fingerprint);
            if (latest.isPresent()) {
                place = restored(session, latest.get(), fingerprint);
            } else {
                session.load(task.startingWeights(progress::note));
            }
            RunFiles files = new RunFiles(folder, task);
            EpochLoop<T> loop =
                    new EpochLoop<>(task, session, files, new TrackedProgress(tracking, watched(task)), stop);
            CheckpointFiles.Place end = loop.run(place);
            boolean stopped = end.epochsDone() < task.recipe().run().epochs() && !loop.isOutOfPatience(end);
            tracking.end(stopped);
            if (!stopped) {
                provenance.finishedAt(Instant.now()).write(folder.provenance());
                if (task.recipe().run().checkpoints().onlyBest()) {
                    progress.note(
                            files.keepOnlyBest()
                                    ? "kept: the weights of the best epoch alone, as train.only-best has it"
                                    : "kept: the weights of the last epoch, since no epoch is the best");
                }
            }
            return new RunOutcome(folder, end.epochsDone(), end.bestMetric(), task.chosenMetric(), stopped);
        }
    }

    private TrainingProgress watched(Task<?> task) {
        ComputeSettings compute = task.recipe().run().compute();
        boolean onProcessor = compute.device().kind() == TorchDevice.Kind.CPU;
        return onProcessor ? new WatchedProgress(progress, compute.threads()) : progress;
    }

    private CheckpointFiles.Place restored(
            TrainingSession<?> session, CheckpointFiles.Restored latest, String fingerprint) {
        if (!latest.place().fingerprint().equals(fingerprint)) {
            throw new IllegalArgumentException(folder.state(RunFolder.LATEST)
                    + " belongs to another network than the recipe's; a run is resumed with the recipe it began with");
        }
        try (latest) {
            session.restore(latest.state());
        }
        progress.note("resuming after epoch " + latest.place().epochsDone());
        return latest.place();
    }

    private Precision precision(Task<?> task) {
        return PrecisionChoice.of(task.recipe().run().compute(), Machine.current(), progress::note);
    }

    private static <T> TrainingSession<T> session(Graph graph, Task<T> task, Precision precision) {
        RunSettings run = task.recipe().run();
        return new TrainingSession<>(
                graph,
                task.objective(),
                task.recipe().trainingOptions(precision),
                run.trainable().learningPlan(graph));
    }

    private void writeLabels(Task<?> task) throws IOException {
        AtomicFile.writeText(folder.labels(), String.join("\n", task.labels().names()) + "\n");
    }

    private static Provenance provenance(
            Recipe resolved, Task<?> task, Precision precision, RunIdentity identity, List<RunSession> sessions)
            throws IOException {
        RunSettings run = task.recipe().run();
        Provenance.Sources sources = new Provenance.Sources(
                identity.code(),
                resolved.fingerprint(),
                task.dataFingerprint(),
                task.recipe().validationSplit(),
                run.seed(),
                new Provenance.Computation(
                        precision.name().toLowerCase(Locale.ROOT), run.compute().threads()),
                identity.commandLine());
        return Provenance.begin(sources, identity.libraries(), Machine.current(), sessions);
    }
}
