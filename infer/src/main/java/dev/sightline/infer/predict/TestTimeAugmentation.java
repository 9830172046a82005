package dev.sightline.infer.predict;

import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Answers about a picture and views of it, as one: boxes go back into the picture and through the contract's suppression;
 * scores of classes are averaged.
 *
 * @param head of the model
 * @param views beside the picture itself; at least one
 */
public record TestTimeAugmentation(PictureAnswerer answerer, Head head, List<View> views) implements PictureAnswerer {

    public TestTimeAugmentation {
        views = List.copyOf(views);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("test-time augmentation needs at least one view");
        }
    }

    @Override
    public Prediction answer(Picture picture) {
        Prediction plain = answerer.answer(picture);
        if (plain instanceof Classification classification) {
            return mean(picture, classification);
        }
        List<Detection> all = new ArrayList<>(((Detections) plain).items());
        for (View view : views) {
            Detections seen = (Detections) answerer.answer(view.of(picture));
            for (Detection one : seen.items()) {
                var box = view.back(one.box(), picture).clip(picture.width(), picture.height());
                if (box.area() > 0) {
                    all.add(new Detection(box, one.label(), one.score()));
                }
            }
        }
        return DetectionMerge.of(all, decoding());
    }

    private Classification mean(Picture picture, Classification plain) {
        double[] sums = new double[plain.items().size()];
        plain.items().forEach(one -> sums[one.label()] += one.score());
        for (View view : views) {
            Classification seen = (Classification) answerer.answer(view.of(picture));
            seen.items().forEach(one -> sums[one.label()] += one.score());
        }
        List<ClassScore> scores = new ArrayList<>();
        for (int label = 0; label < sums.length; label++) {
            scores.add(new ClassScore(label, Math.min(1, sums[label] / (views.size() + 1))));
        }
        scores.sort(Comparator.comparingDouble((ClassScore one) -> -one.score()).thenComparingInt(ClassScore::label));
        return new Classification(scores, plain.exclusive());
    }

    private DetectionDecoding decoding() {
        return head instanceof DetectionHead detection ? detection.decoding() : DetectionDecoding.forEvaluation();
    }
}
