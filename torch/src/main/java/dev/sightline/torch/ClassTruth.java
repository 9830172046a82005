package dev.sightline.torch;

/**
 * What one picture of a batch shows, in shares of its classes.
 *
 * <p>One class of share 1 is an ordinary picture; shares that sum to 1 a mixture of pictures; several classes of share 1
 * a picture that shows them all. The arrays are shared, not copied: read-only for whoever holds the value.
 *
 * @param labels class numbers, counted from 0, each once
 * @param shares one for each label, above 0 and at most 1
 * @param teacher a teacher's logits for this picture, one for each class; empty without a teacher
 */
@SuppressWarnings("ArrayRecordComponent") // handed to native code as they are
public record ClassTruth(int[] labels, float[] shares, float[] teacher) {

    public ClassTruth {
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

    /** A picture of one class. */
    public static ClassTruth of(int label) {
        return new ClassTruth(new int[] {label}, new float[] {1}, new float[0]);
    }

    /** Whether exactly one class is shown, and nothing else. */
    public boolean isPlain() {
        return labels.length == 1 && shares[0] == 1;
    }

    public ClassTruth withTeacher(float[] logits) {
        return new ClassTruth(labels, shares, logits);
    }
}
