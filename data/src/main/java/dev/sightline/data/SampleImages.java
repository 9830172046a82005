package dev.sightline.data;

import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.image.format.ImageException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pixels of samples at their full size: whole files, regions of them, and rows of packed files.
 *
 * <p>A packed file is decoded once and kept; of several, those used last are kept as far as they fit in the budget, and
 * always one. Other files are decoded each time: keeping what was made of them is for whoever makes it.
 *
 * <p>Safe for several threads.
 */
public final class SampleImages {

    private static final long LARGEST_DEFAULT_BUDGET = 1L << 30;

    private final ImageDecoder decoder;
    private final DatasetProblemPolicy policy;
    private final Packed packed;
    private final Map<String, String> unreadable = new ConcurrentHashMap<>();

    /**
     * Keeps packed files of up to 1 GiB of pixels, or a quarter of the largest heap where that is less.
     *
     * @param policy what happens at an image that cannot be read
     */
    public SampleImages(DecodingRules rules, DatasetProblemPolicy policy) {
        this(
                rules,
                policy,
                Math.min(LARGEST_DEFAULT_BUDGET, Runtime.getRuntime().maxMemory() / 4));
    }

    /** Keeps at most {@code budget} bytes of packed files' pixels, or one file. */
    public SampleImages(DecodingRules rules, DatasetProblemPolicy policy, long budget) {
        if (budget < 0) {
            throw new IllegalArgumentException("a budget must be 0 bytes or more, received " + budget);
        }
        this.decoder = new ImageDecoder(rules);
        this.policy = policy;
        this.packed = new Packed(decoder, budget);
    }

    /**
     * The sample's image.
     *
     * @return empty for an unreadable one under {@link DatasetProblemPolicy#SKIP_AND_COUNT}
     * @throws ImageException for one under {@link DatasetProblemPolicy#FAIL}; names the file and the reason
     */
    public Optional<Image> image(Sample sample) {
        try {
            Image file = sample.image().part().packed() ? packed.decode(sample.file()) : decoder.decode(sample.file());
            return Optional.of(part(sample, file));
        } catch (ImageException e) {
            if (policy == DatasetProblemPolicy.FAIL) {
                throw e;
            }
            unreadable.put(sample.id(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The ids of samples that were skipped, with the reason for each. */
    public Map<String, String> unreadable() {
        return Map.copyOf(unreadable);
    }

    private static Image part(Sample sample, Image file) {
        try {
            return sample.image().part().of(file);
        } catch (IllegalArgumentException e) {
            throw new ImageException(sample.file().toString(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Decoded packed files, the one used last at the end. */
    private static final class Packed {

        private final ImageDecoder decoder;
        private final long budget;
        private final Map<Path, Image> kept = new LinkedHashMap<>(4, .75f, true);
        private long bytes;

        Packed(ImageDecoder decoder, long budget) {
            this.decoder = decoder;
            this.budget = budget;
        }

        synchronized Image decode(Path file) {
            Image ready = kept.get(file);
            if (ready != null) {
                return ready;
            }
            Image decoded = decoder.decode(file);
            bytes += decoded.rgb().length;
            kept.put(file, decoded);
            Iterator<Image> oldest = kept.values().iterator();
            while (bytes > budget && kept.size() > 1) {
                bytes -= oldest.next().rgb().length;
                oldest.remove();
            }
            return decoded;
        }
    }
}
