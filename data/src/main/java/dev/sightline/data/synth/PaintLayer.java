package dev.sightline.data.synth;

/** A square of colours that shapes are painted on, channels 0 to 1. */
final class PaintLayer {

    private final int size;
    private final float[] red;
    private final float[] green;
    private final float[] blue;

    PaintLayer(int size) {
        this.size = size;
        this.red = new float[size * size];
        this.green = new float[size * size];
        this.blue = new float[size * size];
    }

    int size() {
        return size;
    }

    float[][] channels() {
        return new float[][] {red, green, blue};
    }

    /** Lays a colour over a pixel; {@code alpha} 1 covers it. */
    void blend(int pixel, Rgb color, float alpha) {
        red[pixel] += alpha * (color.red() - red[pixel]);
        green[pixel] += alpha * (color.green() - green[pixel]);
        blue[pixel] += alpha * (color.blue() - blue[pixel]);
    }

    void scale(int pixel, float factor) {
        red[pixel] *= factor;
        green[pixel] *= factor;
        blue[pixel] *= factor;
    }

    void add(int pixel, float amount) {
        red[pixel] += amount;
        green[pixel] += amount;
        blue[pixel] += amount;
    }

    /** Fills a shape, its edge {@code softness} pixels wide. */
    void fill(Outline outline, Rgb color, double alpha, double softness) {
        int yHigh = Math.min(size, (int) (outline.yCenter() + outline.reach() + softness) + 2);
        int xHigh = Math.min(size, (int) (outline.xCenter() + outline.reach() + softness) + 2);
        for (int y = Math.max(0, (int) (outline.yCenter() - outline.reach() - softness) - 1); y < yHigh; y++) {
            for (int x = Math.max(0, (int) (outline.xCenter() - outline.reach() - softness) - 1); x < xHigh; x++) {
                double inside = .5 - outline.distance(x + .5, y + .5) / softness;
                if (inside > 0) {
                    blend(y * size + x, color, (float) (alpha * Math.min(1, inside)));
                }
            }
        }
    }

    /** Fills a shape with sharp edges. */
    void fill(Outline outline, Rgb color) {
        fill(outline, color, 1, 1);
    }
}
