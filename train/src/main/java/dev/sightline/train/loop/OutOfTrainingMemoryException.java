package dev.sightline.train.loop;

/** Training needs more memory than there is; the message names batch and input size, and what to lower. */
public final class OutOfTrainingMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OutOfTrainingMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
