package dev.sightline.core.metric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The COCO detection metrics: AP and AR over IoU thresholds, sizes, classes and limits on detections.
 *
 * <p>Source: Lin et al., "Microsoft COCO: Common Objects in Context", ECCV 2014, and the evaluation rules published with
 * it; checked against pycocotools 2.0.11 to 1e-12. For every class, size and IoU threshold, detections are matched
 * within each image, best score first, each to the free ground-truth box it overlaps most; AP is the mean of the
 * interpolated precision at recalls 0, .01, ... 1; metrics are means over the classes with something to find.
 *
 * <ul>
 *   <li>Every score counts; only the {@link DetectionMetricOptions#maxDetections limit per class and image} cuts.
 *   <li>Crowds need not be found. A detection whose share on a crowd reaches the threshold, and that finds no other
 *       ground-truth box, is neither right nor wrong.
 *   <li>Difficult objects are ignored as the PASCAL VOC devkit ignores them (Everingham et al., "The PASCAL Visual Object
 *       Classes Challenge", IJCV 2010): they are no ground truth to be found, and any number of detections on one, by IoU,
 *       are neither right nor wrong. Unlike the devkit, a detection that overlaps an object to be found as well takes that.
 *   <li>Ties: of equal scores, the earlier image and then the earlier detection goes first (pycocotools orders images
 *       by id, so give them in that order); of ground-truth boxes overlapped equally, the last in file order is taken.
 *   <li>A metric for which there is nothing to find is empty, never 0 or -1.
 *   <li>pycocotools treats a match with a ground-truth box of id 0 as none; here no id exists and every box counts.
 * </ul>
 *
 * <p>Classes are evaluated in parallel on the common pool; the result does not depend on the number of threads.
 */
public final class DetectionEvaluator {

    private DetectionEvaluator() {}

    /**
     * The metrics of these images.
     *
     * @param images every image of the set, also those with no ground-truth box or no detection
     * @param labelCount how many classes there are; class numbers run from 0 to one less
     * @throws IllegalArgumentException if a class number is not within the classes; the message names the image
     */
    public static DetectionMetrics evaluate(
            List<EvaluatedImage> images, int labelCount, DetectionMetricOptions options) {
        if (labelCount < 1) {
            throw new IllegalArgumentException("at least one class is needed, received " + labelCount);
        }
        ClassColumns[] columns = ClassColumns.group(images, labelCount);
        List<ClassMetrics> classes = IntStream.range(0, labelCount)
                .parallel()
                .mapToObj(label -> ClassEvaluation.evaluate(label, columns[label], options))
                .toList();
        ClassMean mean = new ClassMean(classes);
        return new DetectionMetrics(mean.precision(), mean.recall(options.maxDetections()), classes);
    }
}
