package dev.sightline.torch.loss;

/**
 * What one image of a batch shows, in shares of its classes.
 *
 * <p>One class of share 1 is an ordinary image; shares that sum to 1 a mixture of images; several classes of share 1
 * an image that shows them all. The arrays are shared, not copied: read-only for whoever holds the value.
 *
 * @param labels class numbers, counted from 0, each once
 * @param shares one for each label, above 0 and at most 1
 * @param teacher a teacher's logits for this image, one for each class; empty without a teacher
 */
@SuppressWarnings("ArrayRecordComponent") // handed to native code as they are
public record SoftLabels(int[] labels, float[] shares, float[] teacher) {

    public SoftLabels {
        if (labels.length != shares.length) {
            throw new IllegalArgumentException(
                    "each label needs a share, received " + labels.length + " and " + shares.length);
        }
        for (float share : shares) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a share must be above 0 and at most 1, received " + share);
            }
        }
    }

    /** An image of one class. */
    public static SoftLabels of(int label) {
        return new SoftLabels(new int[] {label}, new float[] {1}, new float[0]);
    }

    /** Whether exactly one class is shown, and nothing else. */
    public boolean isPlain() {
        return labels.length == 1 && shares[0] == 1;
    }

    public SoftLabels withTeacher(float[] logits) {
        return new SoftLabels(labels, shares, logits);
    }
}
