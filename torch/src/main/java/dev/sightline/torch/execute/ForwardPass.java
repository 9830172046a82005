package dev.sightline.torch.execute;

import java.util.Optional;

/**
 * How a graph is run: in evaluation mode, or in training mode with the random draws of its dropout.
 *
 * @param draws of a pass in training; empty in evaluation
 */
public record ForwardPass(Optional<DropoutDraws> draws) {

    public static ForwardPass evaluation() {
        return new ForwardPass(Optional.empty());
    }

    public static ForwardPass training(DropoutDraws draws) {
        return new ForwardPass(Optional.of(draws));
    }

    boolean isTraining() {
        return draws.isPresent();
    }
}
