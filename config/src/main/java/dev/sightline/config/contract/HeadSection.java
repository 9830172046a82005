package dev.sightline.config.contract;

import dev.sightline.config.Section;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import java.util.List;
import java.util.Optional;

/** Reads what a network's outputs mean. */
final class HeadSection {

    static final String DETECTION = "detection";
    static final String CLASSIFICATION = "classification";
    static final String DISTANCE_MAPS = "distance-maps";
    static final String YOLOX = "yolox";
    static final String DECODED = "decoded";
    static final String SUPPRESSED = "suppressed";

    private HeadSection() {}

    /** Empty if something is wrong, which is noted. */
    static Optional<Head> read(Section section) {
        String task = section.text("task").oneOf(DETECTION, CLASSIFICATION).required();
        if (task.equals(CLASSIFICATION)) {
            return classification(section);
        }
        if (!task.equals(DETECTION)) {
            section.ignoreOthers();
            return Optional.empty();
        }
        DetectionDecoding usual = DetectionDecoding.forEvaluation();
        DetectionDecoding decoding = new DetectionDecoding(
                section.number("score-threshold").between(0, 1).orElse(usual.scoreThreshold()),
                section.number("nms-iou").between(0, 1).orElse(usual.nmsIouThreshold()),
                section.flag("class-agnostic").orElse(usual.classAgnostic()),
                section.integer("max-detections").between(1, 100_000).orElse(usual.maxDetections()));
        return coding(section.section("boxes")).map(coding -> new DetectionHead(coding, decoding));
    }

    private static Optional<Head> classification(Section section) {
        String output = section.text("output").notBlank().required();
        ClassificationHead.ScoreRule scores = Words.of(ClassificationHead.ScoreRule.class)
                .read(section, "scores", ClassificationHead.ScoreRule.SOFTMAX);
        int first = section.integer("first-class").between(0, 100_000).orElse(0);
        double temperature = section.number("temperature").between(1e-3, 1e3).orElse(1);
        return ContractReader.checked(
                section, "output", () -> new ClassificationHead(output, scores, first, temperature));
    }

    private static Optional<BoxCoding> coding(Section section) {
        String coding = section.text("coding")
                .oneOf(DISTANCE_MAPS, YOLOX, DECODED, SUPPRESSED)
                .required();
        return ContractReader.checked(section, "coding", () -> switch (coding) {
            case DISTANCE_MAPS ->
                new BoxCoding.DistanceMaps(
                        section.integer("bins").between(2, 1024).orElse(16), strides(section));
            case YOLOX -> new BoxCoding.YoloxCells(name(section, "output"), strides(section));
            case SUPPRESSED -> new BoxCoding.SuppressedBoxes(name(section, "output"));
            default -> new BoxCoding.DecodedBoxes(name(section, "boxes"), name(section, "scores"));
        });
    }

    private static String name(Section section, String key) {
        String name = section.text(key).notBlank().required();
        return name.isBlank() ? key : name;
    }

    private static List<Integer> strides(Section section) {
        return section.integers("strides").notEmpty().orElse(List.of(8, 16, 32));
    }
}
