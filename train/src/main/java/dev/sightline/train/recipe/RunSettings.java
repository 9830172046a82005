package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.train.tracking.Tracker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long, where and with what care a run goes: the section {@code train}.
 *
 * @param seed of all random numbers
 * @param timeLimit after which a session stops at the end of its epoch, to be resumed; empty for none
 * @param loggers whose files the metrics are written to as well
 */
public record RunSettings(
        int epochs,
        long seed,
        UpdateSettings update,
        ComputeSettings compute,
        TrainableSettings trainable,
        StartingWeights startingWeights,
        CheckpointSettings checkpoints,
        Optional<Duration> timeLimit,
        List<Tracker> loggers) {

    public RunSettings {
        loggers = List.copyOf(loggers);
    }

    static RunSettings read(Section section) {
        return new RunSettings(
                section.integer("epochs").between(1, 10_000).orElse(100),
                section.integer("seed").atLeast(0).orElse(0),
                UpdateSettings.read(section),
                ComputeSettings.read(section),
                TrainableSettings.read(section),
                StartingWeights.read(section),
                CheckpointSettings.read(section),
                TimeLimit.read(section),
                Tracker.read(section));
    }
}
