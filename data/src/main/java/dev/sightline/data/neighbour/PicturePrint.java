package dev.sightline.data.neighbour;

import dev.sightline.data.classify.ClassSample;
import dev.sightline.image.Picture;

/** What a sample's picture is compared by. Immutable. */
public final class PicturePrint {

    private final ClassSample sample;
    private final String digest;
    private final PerceptualHash hash;
    private final Thumbnail thumbnail;

    PicturePrint(ClassSample sample, String digest, Picture picture) {
        this.sample = sample;
        this.digest = digest;
        this.hash = PerceptualHash.of(picture);
        this.thumbnail = Thumbnail.of(picture);
    }

    public ClassSample sample() {
        return sample;
    }

    /** SHA-256 of the whole file's bytes; of a part of a file, its size and pixels; in hexadecimal. */
    public String digest() {
        return digest;
    }

    public PerceptualHash hash() {
        return hash;
    }

    /** Correlation of the two pictures shrunk to 16 x 16 pixels in colour, -1 to 1; 0 for a picture of one colour. */
    public double correlation(PicturePrint other) {
        return thumbnail.correlation(other.thumbnail);
    }
}
