package dev.sightline.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * Which images a model was trained on, in eight bytes each, so that scoring them again is noticed. Kept beside a run and
 * in the model files that are exported from it.
 *
 * <p>An image is known by the first 64 bits of the SHA-256 of its file's length, first and last 64 KiB; a row of a packed
 * file by its place as well; a region of a file counts as the file. Names and folders do not matter; a re-saved copy is
 * another image. By chance one of a million foreign images is taken for one of a million trained on with a probability of
 * 5e-8.
 *
 * <p>At most {@value #MOST} are kept, those of the lowest numbers: then {@link #among} is an estimate. Immutable.
 */
public final class TrainedImages {

    /** Under which a model file keeps them among its metadata. */
    public static final String METADATA_KEY = "sightline.trained-images";

    /** How many are kept at most: 1.1 MB as text. */
    public static final int MOST = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEXADECIMAL = 16;

    private final int images;
    private final long[] numbers;

    private TrainedImages(int images, long[] numbers) {
        this.images = images;
        this.numbers = numbers;
    }

    /** Those of a dataset. */
    public static TrainedImages of(Dataset dataset) {
        return of(numbers(dataset.samples()), MOST);
    }

    static TrainedImages of(LongStream all, int most) {
        long[] sorted = all.sorted().distinct().toArray();
        return new TrainedImages(sorted.length, Arrays.copyOf(sorted, Math.min(most, sorted.length)));
    }

    /** Those that a model file's metadata state; empty where they state none. */
    public static Optional<TrainedImages> in(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(METADATA_KEY)).map(text -> parse(text, METADATA_KEY));
    }

    /** Those that a file holds; empty where there is no such file. */
    public static Optional<TrainedImages> in(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(parse(Files.readString(file), file.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param from named by a refusal
     * @throws IllegalArgumentException if it is something else
     */
    public static TrainedImages parse(String json, String from) {
        try {
            JsonNode root = JSON.readTree(json);
            byte[] bytes = Base64.getDecoder().decode(root.path("sha256-64").asText());
            int images = root.path("images").asInt(-1);
            if (bytes.length % Long.BYTES != 0 || images < bytes.length / Long.BYTES) {
                throw new IllegalArgumentException(bytes.length + " bytes for " + images + " images");
            }
            long[] numbers = new long[bytes.length / Long.BYTES];
            ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
            Arrays.sort(numbers);
            return new TrainedImages(images, numbers);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    from + " should hold 'images' and 'sha256-64' of the images trained on: " + e.getMessage(), e);
        }
    }

    /** One JSON object: how many images there are, and the numbers that are kept, in Base64. */
    public String toJson() {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
        bytes.asLongBuffer().put(numbers);
        ObjectNode root = JSON.createObjectNode();
        root.put("images", images);
        root.put("kept", numbers.length);
        root.put("sha256-64", Base64.getEncoder().encodeToString(bytes.array()));
        return root.toPrettyString() + "\n";
    }

    /** How many different images were trained on. */
    public int images() {
        return images;
    }

    /** Whether every image is kept, so that {@link #among} is exact. */
    public boolean isWhole() {
        return images == numbers.length;
    }

    /** These and others, such as those that the weights at the start had been trained on. */
    public TrainedImages and(TrainedImages other) {
        TrainedImages both = of(LongStream.concat(Arrays.stream(numbers), Arrays.stream(other.numbers)), MOST);
        return isWhole() && other.isWhole() ? both : new TrainedImages(Math.max(images, other.images), both.numbers);
    }

    /** How many of these samples were trained on; scaled up to all where only some numbers are kept. */
    public int among(List<Sample> samples) {
        long found = numbers(samples)
                .filter(number -> Arrays.binarySearch(numbers, number) >= 0)
                .count();
        return isWhole() ? (int) found : (int) Math.min(samples.size(), found * images / numbers.length);
    }

    private static LongStream numbers(List<Sample> samples) {
        Map<Path, String> files = new ConcurrentHashMap<>();
        return samples.parallelStream().mapToLong(sample -> number(sample, files));
    }

    private static long number(Sample sample, Map<Path, String> files) {
        String file = files.computeIfAbsent(sample.file(), TrainedImages::ends);
        ImagePart part = sample.image().part();
        String whole = part.packed()
                ? new ContentDigest().addText(file).addText(part.text()).hex()
                : file;
        return Long.parseUnsignedLong(whole.substring(0, HEXADECIMAL), HEXADECIMAL);
    }

    private static String ends(Path file) {
        try {
            return DataFingerprint.ends(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
