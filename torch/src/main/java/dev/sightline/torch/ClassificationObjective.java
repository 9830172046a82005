package dev.sightline.torch;

import dev.sightline.nn.Graph;
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
 * A classifier's logits, held to the classes each picture shows and, on request, to a teacher's logits. Reads one output,
 * {@code [batch, classes]}.
 *
 * <p>What is differentiated is the mean over the batch. Observes {@value #ACCURACY}, the share of pictures whose highest
 * logit is the class shown, in batches of plain pictures only: a mixture has no one right answer.
 */
public final class ClassificationObjective extends Objective<ClassTruth> {

    /** The share of right answers among the pictures learned from. */
    public static final String ACCURACY = "accuracy";

    static final String CLASS = "class";
    static final String TEACHER = "teacher";

    private final String output;
    private final int classes;
    private final ClassLoss loss;
    private final Optional<Distillation> distillation;

    /**
     * @param output name of the output that holds the logits
     * @param distillation needs a teacher's logits with every truth
     */
    public ClassificationObjective(String output, int classes, ClassLoss loss, Optional<Distillation> distillation) {
        this.output = output;
        this.classes = classes;
        this.loss = loss;
        this.distillation = distillation;
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
    void requireFit(Graph graph) {
        graph.output(output);
    }

    @Override
    Result compute(Map<String, Tensor> outputs, ImageBatch batch, List<ClassTruth> truths) {
        Tensor logits = Objects.requireNonNull(outputs.get(output))
                .reshape(batch.count(), -1)
                .to(ScalarType.Float);
        Map<String, Double> terms = new LinkedHashMap<>();
        Tensor value = ClassLossTensor.of(loss, logits, onDevice(shares(truths), logits));
        if (distillation.isPresent()) {
            Distillation from = distillation.get();
            Tensor teacher = onDevice(teachers(truths), logits);
            Tensor truthTerm = value.mul(new Scalar(1 - from.weight()));
            Tensor teacherTerm = divergence(logits, teacher, from.temperature()).mul(new Scalar(from.weight()));
            terms.put(CLASS, truthTerm.item_double());
            terms.put(TEACHER, teacherTerm.item_double());
            value = truthTerm.add(teacherTerm);
        } else {
            terms.put(CLASS, value.item_double());
        }
        return new Result(value, new LossTerms(terms, observations(logits, truths)));
    }

    private static Tensor divergence(Tensor logits, Tensor teacher, double temperature) {
        Tensor answer = torch.log_softmax(logits.div(new Scalar(temperature)), 1);
        Tensor wanted = torch.log_softmax(teacher.div(new Scalar(temperature)), 1);
        Tensor sum = wanted.exp().mul(wanted.sub(answer)).sum();
        return sum.mul(new Scalar(temperature * temperature / logits.size(0)));
    }

    private Map<String, Double> observations(Tensor logits, List<ClassTruth> truths) {
        if (!loss.isExclusive() || !truths.stream().allMatch(ClassTruth::isPlain)) {
            return Map.of();
        }
        float[] numbers;
        try (NoGradGuard noGrad = new NoGradGuard()) {
            numbers = TensorArrays.floats(logits);
        }
        int right = 0;
        for (int row = 0; row < truths.size(); row++) {
            right += highest(numbers, row * classes) == truths.get(row).labels()[0] ? 1 : 0;
        }
        return Map.of(ACCURACY, (double) right / truths.size());
    }

    private int highest(float[] numbers, int start) {
        int best = 0;
        for (int label = 1; label < classes; label++) {
            best = numbers[start + label] > numbers[start + best] ? label : best;
        }
        return best;
    }

    private float[] shares(List<ClassTruth> truths) {
        float[] shares = new float[truths.size() * classes];
        for (int row = 0; row < truths.size(); row++) {
            ClassTruth truth = truths.get(row);
            for (int i = 0; i < truth.labels().length; i++) {
                shares[row * classes + Objects.checkIndex(truth.labels()[i], classes)] = truth.shares()[i];
            }
        }
        return shares;
    }

    private float[] teachers(List<ClassTruth> truths) {
        float[] logits = new float[truths.size() * classes];
        for (int row = 0; row < truths.size(); row++) {
            float[] teacher = truths.get(row).teacher();
            if (teacher.length != classes) {
                throw new IllegalArgumentException(
                        "a teacher must give " + classes + " logits for a picture, received " + teacher.length);
            }
            System.arraycopy(teacher, 0, logits, row * classes, classes);
        }
        return logits;
    }

    private Tensor onDevice(float[] values, Tensor like) {
        return TensorArrays.of(values, values.length).view(-1, classes).to(like.device(), ScalarType.Float);
    }
}
