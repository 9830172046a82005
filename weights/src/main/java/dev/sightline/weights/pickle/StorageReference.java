package dev.sightline.weights.pickle;

import dev.sightline.weights.safetensors.StoredType;

/**
 * A storage outside the pickle: a run of numbers that tensors are views of.
 *
 * @param key its name in the file
 * @param elements how many numbers it has, as the pickle declares
 */
public record StorageReference(String key, StoredType type, long elements) implements PickleValue {

    private static final long LARGEST = Integer.MAX_VALUE - Long.BYTES;

    public StorageReference {
        if (elements < 0 || elements > LARGEST / type.bytes()) {
            throw new IllegalArgumentException("the storage '" + key + "' declares " + elements + " numbers " + type
                    + "; from 0 to 2 GiB are accepted");
        }
    }

    /** Its size in the file. */
    public int bytes() {
        return (int) elements * type.bytes();
    }

    @Override
    public String described() {
        return "the storage '" + key + "'";
    }
}
