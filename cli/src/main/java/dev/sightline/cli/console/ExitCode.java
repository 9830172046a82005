package dev.sightline.cli.console;

/** The exit codes of every command; scripts rely on them. */
public final class ExitCode {

    /** The work is done. */
    public static final int DONE = 0;
    /** Something failed that the caller did not ask for wrongly: a full disk, a bug, training that diverged. */
    public static final int FAILED = 1;
    /** The call or its input is wrong; the message names what, where, and what is accepted. */
    public static final int WRONG_INPUT = 2;
    /** A check did not hold: problems in a dataset, a gate that was missed. */
    public static final int CHECK_FAILED = 3;

    private ExitCode() {}
}
