package dev.sightline.cli.console;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Quantity {

    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

    private Quantity() {}

    /** A size in powers of 1000, with one decimal from a kilobyte on. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** A time as {@code 8 s}, {@code 3 min 05 s} or {@code 2 h 07 min}. */
    public static String seconds(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
