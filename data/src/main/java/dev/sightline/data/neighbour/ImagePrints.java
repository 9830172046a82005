package dev.sightline.data.neighbour;

import dev.sightline.core.file.Sha256;
import dev.sightline.data.Dataset;
import dev.sightline.data.ImagePart;
import dev.sightline.data.Sample;
import dev.sightline.data.SampleImages;
import dev.sightline.image.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The prints of a dataset's images, in its order; images that cannot be read are left out, or refused, by the
 * policy of whoever reads them. Every image is decoded once.
 */
public record ImagePrints(List<ImagePrint> prints) {

    public ImagePrints {
        prints = List.copyOf(prints);
    }

    public static ImagePrints of(Dataset dataset, SampleImages images) {
        return of(dataset.samples(), images);
    }

    /** Those of these samples, in their order. */
    static ImagePrints of(List<Sample> samples, SampleImages images) {
        return new ImagePrints(samples.parallelStream()
                .map(sample -> print(sample, images))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<ImagePrint> print(Sample sample, SampleImages images) {
        return images.image(sample).map(image -> new ImagePrint(sample, digest(sample, image), image));
    }

    private static String digest(Sample sample, Image image) {
        MessageDigest digest = Sha256.digest();
        if (sample.image().part().equals(new ImagePart.Whole())) {
            digest.update(bytes(sample));
        } else {
            digest.update(ByteBuffer.allocate(8)
                    .putInt(image.width())
                    .putInt(image.height())
                    .array());
            digest.update(image.rgb());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(Sample sample) {
        try {
            return Files.readAllBytes(sample.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
