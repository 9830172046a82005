package dev.sightline.torch.assign;

/** Complete IoU on numbers in arrays: the form that assignment needs millions of times. */
final class CompleteIou {

    private static final double EPSILON = 1e-7;
    private static final double ASPECT_FACTOR = 4 / (Math.PI * Math.PI);

    private CompleteIou() {}

    /**
     * IoU less the normalised centre distance less the aspect penalty (Zheng et al. 2020, "Distance-IoU Loss", eq. 10).
     *
     * @param a boxes as {@code [xMin, yMin, xMax, yMax]}, one after the other
     * @param b likewise
     */
    static double of(float[] a, int aIndex, float[] b, int bIndex) {
        int i = aIndex * 4;
        int j = bIndex * 4;
        double aWidth = a[i + 2] - a[i];
        double aHeight = a[i + 3] - a[i + 1] + EPSILON;
        double bWidth = b[j + 2] - b[j];
        double bHeight = b[j + 3] - b[j + 1] + EPSILON;
        double overlap = Math.max(0, Math.min(a[i + 2], b[j + 2]) - Math.max(a[i], b[j]))
                * Math.max(0, Math.min(a[i + 3], b[j + 3]) - Math.max(a[i + 1], b[j + 1]));
        double iou = overlap / (aWidth * aHeight + bWidth * bHeight - overlap + EPSILON);
        double hullWidth = Math.max(a[i + 2], b[j + 2]) - Math.min(a[i], b[j]);
        double hullHeight = Math.max(a[i + 3], b[j + 3]) - Math.min(a[i + 1], b[j + 1]);
        double diagonal = hullWidth * hullWidth + hullHeight * hullHeight + EPSILON;
        double xDistance = a[i] + a[i + 2] - b[j] - b[j + 2];
        double yDistance = a[i + 1] + a[i + 3] - b[j + 1] - b[j + 3];
        double distance = (xDistance * xDistance + yDistance * yDistance) / 4;
        double angle = Math.atan(bWidth / bHeight) - Math.atan(aWidth / aHeight);
        double aspect = ASPECT_FACTOR * angle * angle;
        double weight = aspect / (aspect - iou + 1 + EPSILON);
        return iou - distance / diagonal - weight * aspect;
    }
}
