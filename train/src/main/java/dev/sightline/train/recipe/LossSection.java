package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.torch.loss.ClassLoss;

/** Reads how a classifier's logits are compared with the targets. */
final class LossSection {

    private static final String CROSS_ENTROPY = "cross-entropy";
    private static final String FOCAL = "focal";
    private static final String BINARY = "binary-cross-entropy";
    private static final String ASYMMETRIC = "asymmetric";

    private LossSection() {}

    /** The loss; a loss of the other kind of classification is a problem. */
    static ClassLoss read(Section section, boolean multiLabel) {
        String usual = multiLabel ? BINARY : CROSS_ENTROPY;
        String kind = section.text("kind")
                .oneOf(CROSS_ENTROPY, FOCAL, BINARY, ASYMMETRIC)
                .orElse(usual);
        ClassLoss loss = loss(kind, section, multiLabel);
        if (loss.isExclusive() == multiLabel) {
            section.problem(
                    "kind",
                    multiLabel
                            ? kind + " needs one class per image; for several use " + BINARY + " or " + ASYMMETRIC
                            : kind + " judges each class alone; images of one class need " + CROSS_ENTROPY + ", "
                                    + FOCAL + " or " + BINARY + ", or set data.multi-label: true");
        }
        return loss;
    }

    private static ClassLoss loss(String kind, Section section, boolean multiLabel) {
        return switch (kind) {
            case FOCAL ->
                new ClassLoss.Focal(section.number("gamma").between(0, 20).orElse(2));
            case BINARY -> new ClassLoss.BinaryCrossEntropy(smoothing(section), !multiLabel);
            case ASYMMETRIC ->
                new ClassLoss.Asymmetric(
                        section.number("gamma-shown").between(0, 20).orElse(0),
                        section.number("gamma-absent").between(0, 20).orElse(4),
                        section.number("clip").between(0, .99).orElse(.05));
            default -> new ClassLoss.CrossEntropy(smoothing(section));
        };
    }

    private static double smoothing(Section section) {
        return section.number("smoothing").between(0, .99).orElse(0);
    }
}
