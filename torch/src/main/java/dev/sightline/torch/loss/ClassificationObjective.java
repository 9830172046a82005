package dev.sightline.torch.loss;

import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LossTerms;
import dev.sightline.torch.execute.LossDivisor;
import dev.sightline.torch.execute.LossFunction;
import dev.sightline.torch.execute.TensorArrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A classifier's logits, compared with the classes each image shows and, on request, with a teacher's logits. Reads
 * one output, {@code [batch, classes]}.
 *
 * <p>What is differentiated is the mean over the images of an update. Observes {@value #ACCURACY}, the share of images whose highest
 * logit is the class shown, in batches of plain images only: a mixture has no single correct class.
 */
public final class ClassificationObjective extends Objective<SoftLabels> {

    /** The share of correct predictions among the training images. */
    public static final String ACCURACY = "accuracy";

    static final String CLASS = "class";
    static final String TEACHER = "teacher";

    private final String output;
    private final int classes;
    private final ClassLoss loss;
    private final Optional<Distillation> distillation;
    private final List<Double> weights;

    /**
     * @param output name of the output that holds the logits
     * @param distillation needs a teacher's logits with every target
     */
    public ClassificationObjective(String output, int classes, ClassLoss loss, Optional<Distillation> distillation) {
        this(output, classes, loss, distillation, List.of());
    }

    private ClassificationObjective(
            String output, int classes, ClassLoss loss, Optional<Distillation> distillation, List<Double> weights) {
        this.output = output;
        this.classes = classes;
        this.loss = loss;
        this.distillation = distillation;
        this.weights = weights;
    }

    /**
     * The same with a factor on each class's part of the loss; the teacher's part has none.
     *
     * @param factors one for each class, 0 or more; none to count all classes alike
     */
    public ClassificationObjective withClassWeights(List<Double> factors) {
        if (!factors.isEmpty() && factors.size() != classes) {
            throw new IllegalArgumentException(
                    "each of the " + classes + " classes needs a weight, received " + factors.size());
        }
        return new ClassificationObjective(output, classes, loss, distillation, List.copyOf(factors));
    }

    @Override
    public List<String> losses() {
        return distillation.isPresent() ? List.of(CLASS, TEACHER) : List.of(CLASS);
    }

    @Override
    public List<String> observations() {
        return loss.isExclusive() ? List.of(ACCURACY) : List.of();
    }

    @Override
    public List<String> reads() {
        return List.of(output);
    }

    @Override
    LossFunction.Result compute(Map<String, Tensor> outputs, ImageBatch batch, List<SoftLabels> targets) {
        Tensor logits = Objects.requireNonNull(outputs.get(output))
                .reshape(batch.count(), -1)
                .to(ScalarType.Float);
        Map<String, Double> terms = new LinkedHashMap<>();
        Tensor value = classLoss(logits, onDevice(shares(targets), logits));
        if (distillation.isPresent()) {
            Distillation from = distillation.get();
            Tensor teacher = onDevice(teachers(targets), logits);
            Tensor targetTerm = value.mul(new Scalar(1 - from.weight()));
            Tensor teacherTerm = divergence(logits, teacher, from.temperature()).mul(new Scalar(from.weight()));
            terms.put(CLASS, targetTerm.item_double());
            terms.put(TEACHER, teacherTerm.item_double());
            value = targetTerm.add(teacherTerm);
        } else {
            terms.put(CLASS, value.item_double());
        }
        return new LossFunction.Result(
                value, new LossTerms(terms, observations(logits, targets)), LossDivisor.mean(batch.count()));
    }

    private Tensor classLoss(Tensor logits, Tensor target) {
        if (weights.isEmpty()) {
            return ClassLossTensor.of(loss, logits, target);
        }
        float[] factors = new float[classes];
        for (int label = 0; label < classes; label++) {
            factors[label] = weights.get(label).floatValue();
        }
        return ClassLossTensor.weighted(
                loss, logits, target, onDevice(factors, logits).view(-1));
    }

    private static Tensor divergence(Tensor logits, Tensor teacher, double temperature) {
        Tensor prediction = torch.log_softmax(logits.div(new Scalar(temperature)), 1);
        Tensor wanted = torch.log_softmax(teacher.div(new Scalar(temperature)), 1);
        Tensor sum = wanted.exp().mul(wanted.sub(prediction)).sum();
        return sum.mul(new Scalar(temperature * temperature / logits.size(0)));
    }

    private Map<String, Double> observations(Tensor logits, List<SoftLabels> targets) {
        if (!loss.isExclusive() || !targets.stream().allMatch(SoftLabels::isPlain)) {
            return Map.of();
        }
        float[] numbers;
        try (NoGradGuard noGrad = new NoGradGuard()) {
            numbers = TensorArrays.floats(logits);
        }
        int right = 0;
        for (int row = 0; row < targets.size(); row++) {
            right += highest(numbers, row * classes) == targets.get(row).labels()[0] ? 1 : 0;
        }
        return Map.of(ACCURACY, (double) right / targets.size());
    }

    private int highest(float[] numbers, int start) {
        int best = 0;
        for (int label = 1; label < classes; label++) {
            best = numbers[start + label] > numbers[start + best] ? label : best;
        }
        return best;
    }

    private float[] shares(List<SoftLabels> targets) {
        float[] shares = new float[targets.size() * classes];
        for (int row = 0; row < targets.size(); row++) {
            SoftLabels target = targets.get(row);
            for (int i = 0; i < target.labels().length; i++) {
                shares[row * classes + Objects.checkIndex(target.labels()[i], classes)] = target.shares()[i];
            }
        }
        return shares;
    }

    private float[] teachers(List<SoftLabels> targets) {
        float[] logits = new float[targets.size() * classes];
        for (int row = 0; row < targets.size(); row++) {
            float[] teacher = targets.get(row).teacher();
            if (teacher.length != classes) {
                throw new IllegalArgumentException(
                        "a teacher must give " + classes + " logits for an image, received " + teacher.length);
            }
            System.arraycopy(teacher, 0, logits, row * classes, classes);
        }
        return logits;
    }

    private Tensor onDevice(float[] values, Tensor like) {
        return TensorArrays.of(values, values.length).view(-1, classes).to(like.device(), ScalarType.Float);
    }
}
