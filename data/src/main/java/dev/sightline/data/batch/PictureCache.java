package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.data.FaultPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.PictureSource;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Picture;
import dev.sightline.image.PictureDecoder;
import dev.sightline.image.Resize;
import dev.sightline.image.format.PictureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Pictures resized as the contract resizes them, kept in memory: decoding is what costs most of an epoch.
 *
 * <p>Pictures are kept as RGB bytes, first come first kept, until the budget is spent; those beyond it are decoded each
 * time. {@link #stats} says how many are which. A kept picture is decoded once, whatever the number of threads.
 *
 * <p>Safe for several threads, and to be shared by loaders with the same contract.
 */
public final class PictureCache implements PictureSource {

    private static final long LARGEST_DEFAULT_BUDGET = 1L << 30;
    private static final int LOCKS = 64;

    private final InputContract contract;
    private final FaultPolicy policy;
    private final long budget;
    private final PictureReader reader;
    private final Map<Path, Picture> kept = new ConcurrentHashMap<>();
    private final Map<Path, String> unreadable = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong decoded = new AtomicLong();
    private final AtomicLong reused = new AtomicLong();
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    /**
     * A cache with a budget of 1 GiB, or a quarter of the largest heap where that is less.
     *
     * @param policy what happens at a picture that cannot be read
     */
    public PictureCache(InputContract contract, FaultPolicy policy) {
        this(
                contract,
                policy,
                Math.min(LARGEST_DEFAULT_BUDGET, Runtime.getRuntime().maxMemory() / 4));
    }

    /** A cache that keeps at most {@code budget} bytes of pixels; 0 keeps nothing. */
    public PictureCache(InputContract contract, FaultPolicy policy, long budget) {
        this(contract, policy, budget, fileReader(contract));
    }

    PictureCache(InputContract contract, FaultPolicy policy, long budget, PictureReader reader) {
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
     * The sample's picture as the contract resizes it.
     *
     * @return empty for an unreadable picture under {@link FaultPolicy#SKIP_AND_COUNT}
     * @throws PictureException for one under {@link FaultPolicy#FAIL}; names the file and the reason
     */
    @Override
    public Optional<Picture> picture(Sample sample) {
        Picture ready = kept.get(sample.picture());
        if (ready != null) {
            reused.incrementAndGet();
            return Optional.of(ready);
        }
        synchronized (locks.get(Math.floorMod(sample.picture().hashCode(), LOCKS))) {
            return unreadable.containsKey(sample.picture()) ? Optional.empty() : load(sample);
        }
    }

    /** What is kept and how often that helped. */
    public PictureCacheStats stats() {
        return new PictureCacheStats(kept.size(), bytes.get(), budget, decoded.get(), reused.get(), unreadable.size());
    }

    /** The pictures that were skipped, with the reason for each. */
    public Map<Path, String> unreadable() {
        return Map.copyOf(unreadable);
    }

    /** Called with the picture's lock held. */
    private Optional<Picture> load(Sample sample) {
        Picture ready = kept.get(sample.picture());
        if (ready != null) {
            reused.incrementAndGet();
            return Optional.of(ready);
        }
        try {
            Picture picture = resized(sample);
            decoded.incrementAndGet();
            keep(sample.picture(), picture);
            return Optional.of(picture);
        } catch (PictureException e) {
            if (policy == FaultPolicy.FAIL) {
                throw e;
            }
            unreadable.put(sample.picture(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Picture resized(Sample sample) {
        Size size = contract.resize().place(sample.width(), sample.height()).scaled();
        return Resize.to(reader.read(sample), size, contract.interpolation());
    }

    private void keep(Path file, Picture picture) {
        int size = picture.rgb().length;
        if (bytes.addAndGet(size) <= budget) {
            kept.put(file, picture);
        } else {
            bytes.addAndGet(-size);
        }
    }

    private static PictureReader fileReader(InputContract contract) {
        PictureDecoder decoder = new PictureDecoder(DecodingRules.of(contract));
        return sample -> decoder.decode(sample.picture());
    }
}
