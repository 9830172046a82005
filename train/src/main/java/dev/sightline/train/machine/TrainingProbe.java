package dev.sightline.train.machine;

import java.util.List;

/**
 * The result of one tiny training step on this machine.
 *
 * @param devices every device a run could be given, as recipes name them: {@code cpu}, {@code cuda:0}
 * @param device the device the step ran on
 * @param firstLoss the loss before the step; finite
 * @param secondLoss the loss of the same images after it
 * @param seconds for the step, without loading the libraries
 */
public record TrainingProbe(List<String> devices, String device, double firstLoss, double secondLoss, double seconds) {

    public TrainingProbe {
        devices = List.copyOf(devices);
    }

    /** Whether the step lowered the loss. */
    public boolean reducesLoss() {
        return Double.isFinite(secondLoss) && secondLoss < firstLoss;
    }
}
