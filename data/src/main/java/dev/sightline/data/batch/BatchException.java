package dev.sightline.data.batch;

/** A batch could not be made; the message names the sample and its image, the cause gives the reason. */
public final class BatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
