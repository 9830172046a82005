package dev.sightline.data.synth;

import dev.sightline.data.augment.RandomStream;

/** A colour, each channel 0 to 1 as displayed. */
record Rgb(float red, float green, float blue) {

    /** From the usual {@code 0xRRGGBB}. */
    static Rgb of(int hex) {
        return new Rgb((hex >> 16 & 255) / 255f, (hex >> 8 & 255) / 255f, (hex & 255) / 255f);
    }

    /** Each channel changed by up to {@code amount}. */
    Rgb varied(RandomStream random, double amount) {
        return new Rgb(
                (float) (red + random.uniform(-amount, amount)),
                (float) (green + random.uniform(-amount, amount)),
                (float) (blue + random.uniform(-amount, amount)));
    }

    Rgb scaled(double factor) {
        return new Rgb((float) (red * factor), (float) (green * factor), (float) (blue * factor));
    }
}
