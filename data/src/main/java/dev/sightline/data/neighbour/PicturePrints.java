package dev.sightline.data.neighbour;

import dev.sightline.data.classify.ClassDataset;
import dev.sightline.data.classify.ClassPictures;
import dev.sightline.data.classify.ClassSample;
import dev.sightline.data.classify.PicturePart;
import dev.sightline.image.Picture;
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
 * The prints of a dataset's pictures, in its order; pictures that cannot be read are left out, or refused, by the
 * policy of whoever reads them. Every picture is decoded once.
 */
public record PicturePrints(List<PicturePrint> prints) {

    public PicturePrints {
        prints = List.copyOf(prints);
    }

    public static PicturePrints of(ClassDataset dataset, ClassPictures pictures) {
        return new PicturePrints(dataset.samples().parallelStream()
                .map(sample -> print(sample, pictures))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<PicturePrint> print(ClassSample sample, ClassPictures pictures) {
        return pictures.picture(sample).map(picture -> new PicturePrint(sample, digest(sample, picture), picture));
    }

    private static String digest(ClassSample sample, Picture picture) {
        MessageDigest digest = sha256();
        if (sample.part().equals(new PicturePart.Whole())) {
            digest.update(bytes(sample));
        } else {
            digest.update(ByteBuffer.allocate(8)
                    .putInt(picture.width())
                    .putInt(picture.height())
                    .array());
            digest.update(picture.rgb());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(ClassSample sample) {
        try {
            return Files.readAllBytes(sample.picture());
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
