package dev.sightline.train.plot;

/** A plot cannot be drawn on this machine; the message names what is missing. The run that it shows is not affected. */
public final class PlotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlotException(String message, Throwable cause) {
        super(message, cause);
    }
}
