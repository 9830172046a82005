package dev.sightline.infer.predict;

import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.Image;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Predicts an image and views of it, as one: boxes go back into the image and through the contract's suppression;
 * scores of classes are averaged.
 *
 * @param head of the model
 * @param views beside the image itself; at least one
 */
public record TestTimeAugmentation(ImagePredictor imagePredictor, Head head, List<View> views)
        implements ImagePredictor {

    public TestTimeAugmentation {
        views = List.copyOf(views);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("test-time augmentation needs at least one view");
        }
    }

    @Override
    public Prediction predict(Image image) {
        return imagePredictor.predict(image).accept(new Prediction.Visitor<>() {
            @Override
            public Prediction visit(Detections detections) {
                return merged(image, detections);
            }

            @Override
            public Prediction visit(Classification classification) {
                return mean(image, classification);
            }
        });
    }

    private Detections merged(Image image, Detections plain) {
        List<Detection> all = new ArrayList<>(plain.items());
        for (View view : views) {
            Detections seen = Detections.of(imagePredictor.predict(view.of(image)), "a view");
            for (Detection one : seen.items()) {
                var box = view.back(one.box(), image).clip(image.width(), image.height());
                if (box.area() > 0) {
                    all.add(new Detection(box, one.label(), one.score()));
                }
            }
        }
        return DetectionMerge.of(
                all,
                DetectionHead.of(head, "boxes are merged by their contract").decoding());
    }

    private Classification mean(Image image, Classification plain) {
        double[] sums = new double[plain.items().size()];
        plain.items().forEach(one -> sums[one.label()] += one.score());
        for (View view : views) {
            Classification seen = Classification.of(imagePredictor.predict(view.of(image)), "a view");
            seen.items().forEach(one -> sums[one.label()] += one.score());
        }
        List<ClassScore> scores = new ArrayList<>();
        for (int label = 0; label < sums.length; label++) {
            scores.add(new ClassScore(label, Math.min(1, sums[label] / (views.size() + 1))));
        }
        scores.sort(Comparator.comparingDouble((ClassScore one) -> -one.score()).thenComparingInt(ClassScore::label));
        return new Classification(scores, plain.exclusive());
    }
}
