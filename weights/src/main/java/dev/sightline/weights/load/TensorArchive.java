package dev.sightline.weights.load;

import dev.sightline.weights.pickle.PickleValue;
import dev.sightline.weights.pickle.StorageReference;
import java.nio.ByteBuffer;
import java.util.Map;

/** A file of {@code torch.save}: one object, and the storages its tensors are views of. */
interface TensorArchive {

    /** The most bytes of a file that are searched for pickles; a hundred thousand tensors take about a tenth of it. */
    int LONGEST_PICKLE = 1 << 26;

    /** What was saved. */
    PickleValue object();

    /**
     * The content of the storages, little-endian, by key. The others of the file are not read.
     *
     * @param wanted storages that {@link #object} refers to, by key
     */
    Map<String, ByteBuffer> read(Map<String, StorageReference> wanted);
}
