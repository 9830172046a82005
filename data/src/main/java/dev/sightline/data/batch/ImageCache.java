package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.ImageReference;
import dev.sightline.data.Sample;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.image.Resize;
import dev.sightline.image.format.ImageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Images resized as the contract resizes them, kept in memory: decoding is what costs most of an epoch.
 *
 * <p>Images are kept as RGB bytes, first come first kept, until the budget is spent; those beyond it are decoded each
 * time. {@link #stats} counts both. A kept image is decoded once, whatever the number of threads.
 *
 * <p>Safe for several threads, and to be shared by loaders with the same contract.
 */
public final class ImageCache {

    private static final long LARGEST_DEFAULT_BUDGET = 1L << 30;
    private static final int LOCKS = 64;

    private final InputContract contract;
    private final DatasetProblemPolicy policy;
    private final long budget;
    private final ImageReader reader;
    private final Map<ImageReference, Image> kept = new ConcurrentHashMap<>();
    private final Map<Path, String> unreadable = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong decoded = new AtomicLong();
    private final AtomicLong reused = new AtomicLong();
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    /**
     * A cache with a budget of 1 GiB, or a quarter of the largest heap where that is less.
     *
     * @param policy what happens at an image that cannot be read
     */
    public ImageCache(InputContract contract, DatasetProblemPolicy policy) {
        this(
                contract,
                policy,
                Math.min(LARGEST_DEFAULT_BUDGET, Runtime.getRuntime().maxMemory() / 4));
    }

    /** A cache that keeps at most {@code budget} bytes of pixels; 0 keeps nothing. */
    public ImageCache(InputContract contract, DatasetProblemPolicy policy, long budget) {
        this(contract, policy, budget, fileReader(contract));
    }

    ImageCache(InputContract contract, DatasetProblemPolicy policy, long budget, ImageReader reader) {
        if (budget < 0) {
            throw new IllegalArgumentException("a budget must be 0 bytes or more, received " + budget);
        }
        this.contract = contract;
        this.policy = policy;
        this.budget = budget;
        this.reader = reader;
    }

    public InputContract contract() {
        return contract;
    }

    /**
     * The sample's image as the contract resizes it.
     *
     * @return empty for an unreadable image under {@link DatasetProblemPolicy#SKIP_AND_COUNT}
     * @throws ImageException for one under {@link DatasetProblemPolicy#FAIL}; names the file and the reason
     */
    public Optional<Image> image(Sample sample) {
        Image ready = kept.get(sample.image());
        if (ready != null) {
            reused.incrementAndGet();
            return Optional.of(ready);
        }
        synchronized (locks.get(Math.floorMod(sample.image().hashCode(), LOCKS))) {
            return unreadable.containsKey(sample.file()) ? Optional.empty() : load(sample);
        }
    }

    /** What is kept and how often that helped. */
    public ImageCacheStats stats() {
        return new ImageCacheStats(kept.size(), bytes.get(), budget, decoded.get(), reused.get(), unreadable.size());
    }

    /** The images that were skipped, with the reason for each. */
    public Map<Path, String> unreadable() {
        return Map.copyOf(unreadable);
    }

    /** Called while the image's lock is owned. */
    private Optional<Image> load(Sample sample) {
        Image ready = kept.get(sample.image());
        if (ready != null) {
            reused.incrementAndGet();
            return Optional.of(ready);
        }
        try {
            Image image = resized(sample);
            decoded.incrementAndGet();
            keep(sample.image(), image);
            return Optional.of(image);
        } catch (ImageException e) {
            if (policy == DatasetProblemPolicy.FAIL) {
                throw e;
            }
            unreadable.put(sample.file(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Image resized(Sample sample) {
        Size size = contract.resize().place(sample.width(), sample.height()).scaled();
        return Resize.to(reader.read(sample), size, contract.interpolation());
    }

    private void keep(ImageReference from, Image image) {
        int size = image.rgb().length;
        if (bytes.addAndGet(size) <= budget) {
            kept.put(from, image);
        } else {
            bytes.addAndGet(-size);
        }
    }

    private static ImageReader fileReader(InputContract contract) {
        ImageDecoder decoder = new ImageDecoder(DecodingRules.of(contract));
        return sample -> sample.image().part().of(decoder.decode(sample.file()));
    }
}
