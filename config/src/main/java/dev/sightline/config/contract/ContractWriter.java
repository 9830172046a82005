package dev.sightline.config.contract;

import dev.sightline.core.contract.AlphaRule;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.BoxCodingVisitor;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.contract.OperatingPoint;
import dev.sightline.core.contract.ResizeRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a contract as a tree of maps, lists, texts and numbers that {@link ContractReader} reads back as it was. */
public final class ContractWriter {

    private ContractWriter() {}

    /** The contract as JSON on one line. */
    public static String json(Contract contract) {
        return Json.text(tree(contract));
    }

    /** The contract as nested maps and lists, keys in the order in which people read them. */
    public static Map<String, Object> tree(Contract contract) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("contract", ContractReader.VERSION);
        tree.put("input", input(contract.input()));
        tree.put(
                "labels",
                ordered(
                        "names", contract.labels().names(),
                        "file-offset", contract.labels().fileOffset()));
        tree.put("head", contract.head().accept(new HeadTree()));
        tree.put(
                "operating-points",
                contract.operatingPoints().stream().map(ContractWriter::point).toList());
        return tree;
    }

    private static Map<String, Object> point(OperatingPoint point) {
        return ordered("name", point.name(), "thresholds", point.thresholds());
    }

    private static Map<String, Object> input(InputContract input) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("resize", resize(input.resize()));
        tree.put("color", Words.word(input.color()));
        tree.put("orientation", Words.word(input.orientation()));
        if (input.alpha() instanceof AlphaRule.Over over) {
            tree.put("alpha-background", over.background());
        }
        tree.put("interpolation", Words.word(input.interpolation()));
        tree.put("padding", input.padding());
        Normalization normalization = input.normalization();
        tree.put(
                "normalization",
                ordered(
                        "scale", normalization.scale() == Normalization.Scale.ZERO_TO_ONE ? "0-1" : "0-255",
                        "mean", normalization.mean(),
                        "standard-deviation", normalization.standardDeviation()));
        tree.put("layout", Words.word(input.layout()));
        tree.put("element-type", Words.word(input.elementType()));
        return tree;
    }

    private static Map<String, Object> resize(ResizeRule rule) {
        if (rule instanceof ResizeRule.Stretch stretch) {
            return ordered("rule", "stretch", "width", stretch.width(), "height", stretch.height());
        }
        if (rule instanceof ResizeRule.ShortSideCrop crop) {
            return ordered(
                    "rule", "short-side-crop",
                    "short-side", crop.shortSide(),
                    "width", crop.width(),
                    "height", crop.height());
        }
        if (rule instanceof ResizeRule.FitAligned fit) {
            return ordered(
                    "rule", "fit-aligned",
                    "min-side", fit.minSide(),
                    "max-side", fit.maxSide(),
                    "multiple", fit.multiple());
        }
        ResizeRule.Letterbox letterbox = (ResizeRule.Letterbox) rule;
        return ordered(
                "rule", "letterbox",
                "width", letterbox.width(),
                "height", letterbox.height(),
                "anchor", Words.word(letterbox.anchor()),
                "enlarge", letterbox.enlarge(),
                "rounding", Words.word(letterbox.rounding()));
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tree.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return tree;
    }

    private static final class HeadTree implements Head.Visitor<Map<String, Object>> {

        @Override
        public Map<String, Object> visit(DetectionHead head) {
            DetectionDecoding decoding = head.decoding();
            return ordered(
                    "task", HeadSection.DETECTION,
                    "boxes", head.coding().accept(new CodingTree()),
                    "score-threshold", decoding.scoreThreshold(),
                    "nms-iou", decoding.nmsIouThreshold(),
                    "class-agnostic", decoding.classAgnostic(),
                    "max-detections", decoding.maxDetections());
        }

        @Override
        public Map<String, Object> visit(ClassificationHead head) {
            return ordered(
                    "task", HeadSection.CLASSIFICATION,
                    "output", head.output(),
                    "scores", Words.word(head.scores()),
                    "first-class", head.firstClass(),
                    "temperature", head.temperature());
        }
    }

    private static final class CodingTree implements BoxCodingVisitor<Map<String, Object>> {

        @Override
        public Map<String, Object> visit(BoxCoding.DistanceMaps maps) {
            return ordered("coding", HeadSection.DISTANCE_MAPS, "bins", maps.bins(), "strides", maps.strides());
        }

        @Override
        public Map<String, Object> visit(BoxCoding.YoloxCells cells) {
            return ordered("coding", HeadSection.YOLOX, "output", cells.output(), "strides", cells.strides());
        }

        @Override
        public Map<String, Object> visit(BoxCoding.DecodedBoxes boxes) {
            return ordered("coding", HeadSection.DECODED, "boxes", boxes.boxes(), "scores", boxes.scores());
        }

        @Override
        public Map<String, Object> visit(BoxCoding.SuppressedBoxes boxes) {
            return ordered("coding", HeadSection.SUPPRESSED, "output", boxes.output());
        }
    }
}
