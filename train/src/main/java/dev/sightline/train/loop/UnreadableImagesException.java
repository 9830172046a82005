package dev.sightline.train.loop;

/** More images cannot be read than a recipe allows; the message counts and names them. */
public final class UnreadableImagesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableImagesException(String message) {
        super(message);
    }
}
