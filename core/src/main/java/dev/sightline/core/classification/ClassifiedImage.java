package dev.sightline.core.classification;

/**
 * A classifier's raw prediction for one image of known class.
 *
 * <p>The array is shared, not copied: read-only for whoever holds the value.
 *
 * @param id what reports name the image by
 * @param label the class it shows, counted from 0
 * @param logits one for each class, finite: what the softmax takes
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of classes; a list would box each number
public record ClassifiedImage(String id, int label, double[] logits) {

    public ClassifiedImage {
        if (label < 0 || label >= logits.length) {
            throw new IllegalArgumentException(
                    "image " + id + " has class " + label + ", there are " + logits.length + " logits");
        }
        for (int i = 0; i < logits.length; i++) {
            if (!Double.isFinite(logits[i])) {
                throw new IllegalArgumentException("image " + id + " has the logit " + logits[i] + " for class " + i);
            }
        }
    }

    /** The class with the highest logit; of equal ones, the lowest number. */
    public int predicted() {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    /** How many classes stand before the true one, equal ones in the order of their numbers: 0 for a right prediction. */
    public int rank() {
        int before = 0;
        for (int i = 0; i < logits.length; i++) {
            boolean ahead = logits[i] > logits[label] || (logits[i] == logits[label] && i < label);
            before += ahead ? 1 : 0;
        }
        return before;
    }

    /**
     * The logarithm of the softmax of one class's logit at a temperature, computed without overflow.
     *
     * @param temperature every logit is divided by it, above 0
     */
    public double logProbability(int of, double temperature) {
        double highest = logits[predicted()];
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp((logit - highest) / temperature);
        }
        return (logits[of] - highest) / temperature - Math.log(sum);
    }

    /** The softmax of the prediction's logit at a temperature: how sure the classifier is. */
    public double confidence(double temperature) {
        return Math.exp(logProbability(predicted(), temperature));
    }
}
