package dev.sightline.infer.predict;

import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.geometry.Nms;
import dev.sightline.core.geometry.NmsOptions;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import java.util.ArrayList;
import java.util.List;

/** Several predictions for one image as one: of boxes that overlap by more than the contract allows, the best score stays. */
final class DetectionMerge {

    private DetectionMerge() {}

    static Detections of(List<Detection> all, DetectionDecoding decoding) {
        float[] edges = new float[4 * all.size()];
        float[] scores = new float[all.size()];
        int[] labels = new int[all.size()];
        for (int i = 0; i < all.size(); i++) {
            Detection one = all.get(i);
            edges[4 * i] = (float) one.box().xMin();
            edges[4 * i + 1] = (float) one.box().yMin();
            edges[4 * i + 2] = (float) one.box().xMax();
            edges[4 * i + 3] = (float) one.box().yMax();
            scores[i] = (float) one.score();
            labels[i] = one.label();
        }
        NmsOptions options =
                new NmsOptions(decoding.nmsIouThreshold(), decoding.classAgnostic(), decoding.maxDetections());
        List<Detection> kept = new ArrayList<>();
        for (int row : Nms.keep(edges, scores, labels, all.size(), options)) {
            kept.add(all.get(row));
        }
        return new Detections(kept);
    }
}
