package dev.sightline.core.machine;

/**
 * How the processors of this process were used over some time.
 *
 * @param processors that it may run on
 * @param others of them that other programs used, 1.5 for one and a half
 * @param stolen of them that the host of a virtual machine gave to something else
 * @param throttled share of the periods in which the container's limit stopped this process, 0 to 1
 * @param load programs that ran or waited for a processor, the mean over the last minute
 */
public record MachineUse(int processors, double others, double stolen, double throttled, double load) {

    public MachineUse {
        if (processors < 1 || !(others >= 0) || !(stolen >= 0) || !(throttled >= 0) || !(load >= 0)) {
            throw new IllegalArgumentException("a use has at least one processor and no negative values, received "
                    + processors + " processors, " + others + ", " + stolen + ", " + throttled + " and " + load);
        }
    }

    /** Processors that neither other programs nor other virtual machines used; not below 0. */
    public double free() {
        return Math.max(0, processors - others - stolen);
    }
}
