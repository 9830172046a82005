package dev.sightline.onnx;

/**
 * The size of one axis as a model file declares it.
 *
 * @param size the fixed size, 0 or more; {@link #DYNAMIC} where it may differ from call to call
 * @param name of a dynamic size, as the file gives it, or {@code ?} where it gives none; empty for a fixed one
 */
public record Dimension(long size, String name) {

    /** The {@link #size} of an axis without a fixed one. */
    public static final long DYNAMIC = -1;

    public Dimension {
        if (size < DYNAMIC || (size == DYNAMIC) == name.isEmpty()) {
            throw new IllegalArgumentException("a dimension has a size of 0 or more, or a name, received size " + size
                    + " and name '" + name + "'");
        }
    }

    public static Dimension fixed(long size) {
        return new Dimension(size, "");
    }

    public static Dimension dynamic(String name) {
        return new Dimension(DYNAMIC, name.isEmpty() ? "?" : name);
    }

    public boolean isDynamic() {
        return size == DYNAMIC;
    }

    /** The size as digits, or the name. */
    @Override
    public String toString() {
        return isDynamic() ? name : Long.toString(size);
    }
}
