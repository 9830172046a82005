package dev.sightline.train.loop;

import dev.sightline.config.Recipe;
import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.machine.Machine;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphFingerprint;
import dev.sightline.torch.DetectionLossOptions;
import dev.sightline.torch.DetectionSession;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TrainingOptions;
import dev.sightline.train.checkpoint.CheckpointFiles;
import dev.sightline.train.checkpoint.WeightFiles;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.RunSettings;
import dev.sightline.train.run.Provenance;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Trains a detector as a recipe says, into a run folder.
 *
 * <p>A run that is stopped or killed at any moment goes on from its last complete epoch with {@link #resume}, and comes
 * to the same bits as one that was never interrupted, given the same number of threads.
 */
public final class DetectionTraining implements AutoCloseable {

    private final RunFolder folder;
    private final LoggedProgress progress;
    private final StopRequest stop;

    /** A run in this folder; {@code listener} is told how it goes, {@code stop} is looked at between steps. */
    public DetectionTraining(RunFolder folder, TrainingProgress listener, StopRequest stop) throws IOException {
        this.folder = folder;
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
        RunData data = prepared.data();
        AtomicFile.writeText(folder.recipe(), prepared.resolved().resolvedYaml());
        AtomicFile.writeText(folder.labels(), String.join("\n", data.labels().names()) + "\n");
        Provenance provenance = provenance(prepared.resolved(), prepared.recipe(), data, identity);
        provenance.write(folder.provenance());
        return train(prepared.recipe(), data, Optional.empty(), provenance);
    }

    /** Goes on with the folder's run after its last complete epoch. */
    public RunOutcome resume(List<String> overrides, RunIdentity identity) throws IOException {
        Recipe resolved = Recipe.load(folder.recipe(), overrides);
        DetectionRecipe recipe = DetectionRecipe.read(resolved);
        LabelMap labels = LabelMap.of(Files.readAllLines(folder.labels()));
        RunData data = RunData.read(recipe, Optional.of(labels), progress::note);
        boolean begun = Files.exists(folder.state(RunFolder.LATEST));
        Optional<CheckpointFiles.Restored> latest =
                begun ? Optional.of(new CheckpointFiles(folder).read(RunFolder.LATEST)) : Optional.empty();
        return train(recipe, data, latest, provenance(resolved, recipe, data, identity));
    }

    /** Ends the run's log. */
    @Override
    public void close() throws IOException {
        progress.close();
    }

    private RunOutcome train(
            DetectionRecipe recipe, RunData data, Optional<CheckpointFiles.Restored> latest, Provenance provenance)
            throws IOException {
        Graph graph = recipe.model().build(data.labels().size(), recipe.inputWidth(), recipe.inputHeight());
        String fingerprint = GraphFingerprint.of(graph);
        try (DetectionSession session = session(graph, recipe, data)) {
            CheckpointFiles.Place place = new CheckpointFiles.Place(0, Double.NaN, fingerprint);
            if (latest.isPresent()) {
                place = restored(session, latest.get(), fingerprint);
            } else if (recipe.run().startFrom().isPresent()) {
                Path weights = recipe.run().startFrom().get();
                session.load(WeightFiles.read(weights));
                progress.note("fine-tuning from " + weights);
            }
            EpochLoop loop = new EpochLoop(recipe, data, session, new RunFiles(folder, data.labels()), progress, stop);
            CheckpointFiles.Place end = loop.run(place);
            boolean stopped = end.epochsDone() < recipe.run().epochs();
            if (!stopped) {
                provenance.finishedAt(Instant.now()).write(folder.provenance());
            }
            return new RunOutcome(folder, end.epochsDone(), end.bestFigure(), stopped);
        }
    }

    private CheckpointFiles.Place restored(
            DetectionSession session, CheckpointFiles.Restored latest, String fingerprint) {
        if (!latest.place().fingerprint().equals(fingerprint)) {
            throw new IllegalArgumentException(folder.state(RunFolder.LATEST)
                    + " belongs to another network than the recipe's; a run is resumed with the recipe it began with");
        }
        session.restore(latest.state());
        progress.note("resuming after epoch " + latest.place().epochsDone());
        return latest.place();
    }

    private DetectionSession session(Graph graph, DetectionRecipe recipe, RunData data) {
        RunSettings run = recipe.run();
        Precision precision = PrecisionChoice.of(run, Machine.current(), progress::note);
        TrainingOptions options = recipe.trainingOptions(precision);
        return new DetectionSession(
                graph,
                DetectionLossOptions.published(data.labels().size()),
                options,
                parameter -> run.freeze().stream().anyMatch(pattern -> pattern.matches(parameter)));
    }

    private Provenance provenance(Recipe resolved, DetectionRecipe recipe, RunData data, RunIdentity identity)
            throws IOException {
        Provenance.Sources sources = new Provenance.Sources(
                identity.code(),
                resolved.fingerprint(),
                data.fingerprint(),
                recipe.run().seed(),
                identity.commandLine());
        Instant started = Files.exists(folder.provenance()) ? Provenance.startedIn(folder.provenance()) : Instant.now();
        return Provenance.begin(sources, identity.libraries(), Machine.current(), started);
    }
}
