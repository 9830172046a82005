package dev.sightline.data.synth;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;

/** Takes the image: uneven light, the lens's blur, the sensor's noise. */
final class Camera {

    private final PaintLayer scene;
    private final BoardStyle style;
    private final RandomStream random;
    private final int size;

    private Camera(PaintLayer scene, BoardStyle style, RandomStream random) {
        this.scene = scene;
        this.style = style;
        this.random = random;
        this.size = scene.size();
    }

    static Image shoot(PaintLayer scene, BoardStyle style, RandomStream random) {
        Camera camera = new Camera(scene, style, random);
        camera.light();
        byte[] rgb = new byte[3 * camera.size * camera.size];
        float[][] channels = scene.channels();
        float[] kernel = kernel(style.blur());
        for (int channel = 0; channel < 3; channel++) {
            camera.develop(camera.blurred(channels[channel], kernel), rgb, channel);
        }
        return new Image(camera.size, camera.size, rgb);
    }

    /** Brighter towards the lamp, with a broad gloss somewhere. */
    private void light() {
        double xGloss = random.uniform(0, size);
        double yGloss = random.uniform(0, size);
        double spread = size * random.uniform(.25, .6);
        double gloss = random.uniform(0, .12);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double towards = ((x - size / 2.0) * style.light().x()
                                + (y - size / 2.0) * style.light().y())
                        / size;
                double dx = (x - xGloss) / spread;
                double dy = (y - yGloss) / spread;
                double shine = gloss / (1 + dx * dx + dy * dy);
                int pixel = y * size + x;
                scene.scale(pixel, (float)
                        (style.light().gain() * (1 + style.light().falloff() * towards)));
                scene.add(pixel, (float) shine * .5f);
            }
        }
    }

    private static float[] kernel(double deviation) {
        int radius = (int) Math.ceil(3 * deviation);
        float[] kernel = new float[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) StrictMath.exp(-i * i / (2 * deviation * deviation));
            sum += kernel[i + radius];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (kernel[i] / sum);
        }
        return kernel;
    }

    private float[] blurred(float[] channel, float[] kernel) {
        return pass(pass(channel, kernel, 1, size), kernel, size, 1);
    }

    /** Blurs along one axis; the edge is repeated. */
    private float[] pass(float[] from, float[] kernel, int step, int lineStep) {
        float[] to = new float[from.length];
        int radius = kernel.length / 2;
        for (int line = 0; line < size; line++) {
            for (int i = 0; i < size; i++) {
                float sum = 0;
                for (int k = -radius; k <= radius; k++) {
                    int at = Math.max(0, Math.min(size - 1, i + k));
                    sum += kernel[k + radius] * from[line * lineStep + at * step];
                }
                to[line * lineStep + i * step] = sum;
            }
        }
        return to;
    }

    private void develop(float[] channel, byte[] rgb, int offset) {
        for (int pixel = 0; pixel < channel.length; pixel++) {
            // Brighter pixels are noisier, as photons are.
            float level = Math.max(0, channel[pixel]);
            double noise = style.noise() * (.6 + .7 * level) * roughlyNormal();
            rgb[3 * pixel + offset] = (byte) Math.max(0, Math.min(255, Math.round((level + noise) * 255)));
        }
    }

    /** The sum of four uniform numbers, scaled to deviation 1: near enough to a normal one, and no logarithm. */
    private double roughlyNormal() {
        long bits = random.bits();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65536.0 - 2) * 1.7320508;
    }
}
