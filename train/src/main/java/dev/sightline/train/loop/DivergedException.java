package dev.sightline.train.loop;

/** Training came to a value that is not a number, or to an absurd loss; the message names the step and the likely cause. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DivergedException(String message) {
        super(message);
    }
}
