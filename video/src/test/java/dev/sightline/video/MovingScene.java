package dev.sightline.video;

import dev.sightline.image.Image;
import java.nio.file.Path;

/** Small synthetic videos: a soft background over which a bright square moves. */
final class MovingScene {

    private MovingScene() {}

    /** An image of the scene. */
    static Image image(int width, int height, int frame) {
        byte[] rgb = new byte[width * height * 3];
        int left = frame * 3 % Math.max(1, width - 8);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean square = x >= left && x < left + 8 && y >= 4 && y < 12;
                int at = (y * width + x) * 3;
                rgb[at] = (byte) (square ? 220 : 40 + 150 * x / width);
                rgb[at + 1] = (byte) (square ? 190 : 60 + 120 * y / height);
                rgb[at + 2] = (byte) (square ? 170 : 100 + frame % 20);
            }
        }
        return new Image(width, height, rgb);
    }

    /** Writes a video of an even rate. */
    static Path video(Path file, int width, int height, int frames, FrameRate rate) {
        VideoFormat format = new VideoFormat(new dev.sightline.core.contract.Size(width, height), rate);
        try (VideoWriter writer = VideoWriter.open(file, format)) {
            for (int i = 0; i < frames; i++) {
                writer.write(image(width, height, i));
            }
            writer.finish();
        }
        return file;
    }

    /** Peak signal-to-noise ratio in decibels over what both images have in common from the top left corner. */
    static double psnr(Image a, Image b) {
        int width = Math.min(a.width(), b.width());
        int height = Math.min(a.height(), b.height());
        double squares = 0;
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < width * 3; i++) {
                double difference = (a.rgb()[y * a.width() * 3 + i] & 0xFF) - (b.rgb()[y * b.width() * 3 + i] & 0xFF);
                squares += difference * difference;
            }
        }
        return 10 * Math.log10(255.0 * 255.0 * width * height * 3 / Math.max(squares, 1e-9));
    }
}
