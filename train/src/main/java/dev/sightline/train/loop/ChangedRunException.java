package dev.sightline.train.loop;

/** A run was to go on with something else than it was trained by so far, and the changes were not accepted. */
public final class ChangedRunException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public ChangedRunException(String message) {
        super(message);
    }
}
