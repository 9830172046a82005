package dev.sightline.infer.verify;

/**
 * What became of the predictions of one score band.
 *
 * @param matched on both sides, alike
 * @param shifted on both sides with one class, a box's edge by more than a pixel or a class's score by more than .01
 * @param changedClass on both sides in one place, of different classes
 * @param lost on the reference's side alone
 * @param added on the candidate's side alone
 */
public record BandCounts(int matched, int shifted, int changedClass, int lost, int added) {

    static final BandCounts NONE = new BandCounts(0, 0, 0, 0, 0);

    public int differing() {
        return shifted + changedClass + lost + added;
    }

    public int total() {
        return matched + differing();
    }

    BandCounts plus(BandCounts other) {
        return new BandCounts(
                matched + other.matched,
                shifted + other.shifted,
                changedClass + other.changedClass,
                lost + other.lost,
                added + other.added);
    }
}
