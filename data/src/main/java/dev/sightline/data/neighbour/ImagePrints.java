package dev.sightline.data.neighbour;

import dev.sightline.data.classify.ClassDataset;
import dev.sightline.data.classify.ClassImages;
import dev.sightline.data.classify.ClassSample;
import dev.sightline.data.classify.ImagePart;
import dev.sightline.image.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    public static ImagePrints of(ClassDataset dataset, ClassImages images) {
        return new ImagePrints(dataset.samples().parallelStream()
                .map(sample -> print(sample, images))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<ImagePrint> print(ClassSample sample, ClassImages images) {
        return images.image(sample).map(image -> new ImagePrint(sample, digest(sample, image), image));
    }

    private static String digest(ClassSample sample, Image image) {
        MessageDigest digest = sha256();
        if (sample.part().equals(new ImagePart.Whole())) {
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

    private static byte[] bytes(ClassSample sample) {
        try {
            return Files.readAllBytes(sample.image());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
