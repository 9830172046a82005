package dev.sightline.data.neighbour;

import dev.sightline.data.Sample;
import dev.sightline.image.Image;

/** What a sample's image is compared by. Immutable. */
public final class ImagePrint {

    private final Sample sample;
    private final String digest;
    private final PerceptualHash hash;
    private final Thumbnail thumbnail;

    ImagePrint(Sample sample, String digest, Image image) {
        this.sample = sample;
        this.digest = digest;
        this.hash = PerceptualHash.of(image);
        this.thumbnail = Thumbnail.of(image);
    }

    public Sample sample() {
        return sample;
    }

    /** SHA-256 of the whole file's bytes; of a part of a file, its size and pixels; in hexadecimal. */
    public String digest() {
        return digest;
    }

    public PerceptualHash hash() {
        return hash;
    }

    /** Correlation of the two images shrunk to 16 x 16 pixels in colour, -1 to 1; 0 for an image of one colour. */
    public double correlation(ImagePrint other) {
        return thumbnail.correlation(other.thumbnail);
    }
}
