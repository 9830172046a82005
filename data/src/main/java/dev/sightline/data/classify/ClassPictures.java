package dev.sightline.data.classify;

import dev.sightline.data.FaultPolicy;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Picture;
import dev.sightline.image.PictureDecoder;
import dev.sightline.image.format.PictureException;
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
public final class ClassPictures {

    private static final long LARGEST_DEFAULT_BUDGET = 1L << 30;

    private final PictureDecoder decoder;
    private final FaultPolicy policy;
    private final Packed packed;
    private final Map<String, String> unreadable = new ConcurrentHashMap<>();

    /**
     * Keeps packed files of up to 1 GiB of pixels, or a quarter of the largest heap where that is less.
     *
     * @param policy what happens at a picture that cannot be read
     */
    public ClassPictures(DecodingRules rules, FaultPolicy policy) {
        this(
                rules,
                policy,
                Math.min(LARGEST_DEFAULT_BUDGET, Runtime.getRuntime().maxMemory() / 4));
    }

    /** Keeps at most {@code budget} bytes of packed files' pixels, or one file. */
    public ClassPictures(DecodingRules rules, FaultPolicy policy, long budget) {
        if (budget < 0) {
            throw new IllegalArgumentException("a budget must be 0 bytes or more, received " + budget);
        }
        this.decoder = new PictureDecoder(rules);
        this.policy = policy;
        this.packed = new Packed(decoder, budget);
    }

    /**
     * The sample's picture.
     *
     * @return empty for an unreadable one under {@link FaultPolicy#SKIP_AND_COUNT}
     * @throws PictureException for one under {@link FaultPolicy#FAIL}; names the file and the reason
     */
    public Optional<Picture> picture(ClassSample sample) {
        try {
            Picture file = sample.part().packed() ? packed.decode(sample.picture()) : decoder.decode(sample.picture());
            return Optional.of(part(sample, file));
        } catch (PictureException e) {
            if (policy == FaultPolicy.FAIL) {
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

    private static Picture part(ClassSample sample, Picture file) {
        try {
            return sample.part().of(file);
        } catch (IllegalArgumentException e) {
            throw new PictureException(sample.picture().toString(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Decoded packed files, the one used last at the end. */
    private static final class Packed {

        private final PictureDecoder decoder;
        private final long budget;
        private final Map<Path, Picture> kept = new LinkedHashMap<>(4, .75f, true);
        private long bytes;

        Packed(PictureDecoder decoder, long budget) {
            this.decoder = decoder;
            this.budget = budget;
        }

        synchronized Picture decode(Path file) {
            Picture ready = kept.get(file);
            if (ready != null) {
                return ready;
            }
            Picture decoded = decoder.decode(file);
            bytes += decoded.rgb().length;
            kept.put(file, decoded);
            Iterator<Picture> oldest = kept.values().iterator();
            while (bytes > budget && kept.size() > 1) {
                bytes -= oldest.next().rgb().length;
                oldest.remove();
            }
            return decoded;
        }
    }
}
