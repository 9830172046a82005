package dev.sightline.data.synth;

import dev.sightline.data.augment.RandomStream;
import java.util.List;

/**
 * What a board is made of and how it is lit.
 *
 * @param mask the lacquer on bare substrate
 * @param maskOnCopper the lacquer on copper
 * @param metal bare pads
 * @param ink the printing
 * @param light towards the lamp, a unit vector in the image's plane
 * @param blur standard deviation in pixels
 * @param noise standard deviation of the sensor's noise, of 1
 */
record BoardStyle(Rgb mask, Rgb maskOnCopper, Rgb metal, Rgb ink, Light light, double blur, double noise) {

    /**
     * The lamp.
     *
     * @param falloff how much darker the far side is, of 1
     * @param gain brightness of everything
     */
    record Light(double x, double y, double falloff, double gain) {}

    private record Paint(int mask, int maskOnCopper, int metal, int ink) {}

    /** Green, blue, red, black and violet lacquer, and none at all; green is the commonest. */
    private static final List<Paint> PAINTS = List.of(
            new Paint(0x124A28, 0x2E9457, 0xC9B87C, 0xE6E8E0),
            new Paint(0x175434, 0x3CA266, 0xB9BDBE, 0xEEF0EA),
            new Paint(0x0E3E2A, 0x2E8858, 0xCDBB78, 0xE2E4DC),
            new Paint(0x12306A, 0x366CBC, 0xC4C6C8, 0xECEEF0),
            new Paint(0x6A1418, 0xBC4A42, 0xCBB67A, 0xF0ECE4),
            new Paint(0x1A1D1F, 0x565C60, 0xC8B478, 0xE4E6E6),
            new Paint(0x352058, 0x7454B0, 0xC8B070, 0xE6E2EC),
            new Paint(0x8A7A48, 0xD08450, 0xD8B98C, 0xF2EFE2));

    static BoardStyle random(RandomStream random) {
        Paint paint = PAINTS.get(random.below(PAINTS.size()));
        double angle = random.uniform(0, 2 * Math.PI);
        Light light = new Light(
                StrictMath.cos(angle), StrictMath.sin(angle), random.uniform(.05, .4), random.uniform(.82, 1.18));
        return new BoardStyle(
                Rgb.of(paint.mask()).varied(random, .025),
                Rgb.of(paint.maskOnCopper()).varied(random, .03),
                Rgb.of(paint.metal()).varied(random, .03),
                Rgb.of(paint.ink()),
                light,
                random.uniform(.35, .85),
                random.uniform(.008, .026));
    }
}
