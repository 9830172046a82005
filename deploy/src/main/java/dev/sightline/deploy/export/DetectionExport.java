package dev.sightline.deploy.export;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.OperatingPoint;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.onnx.decode.DetectionTail;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.train.evaluate.RunEvaluation;
import dev.sightline.train.evaluate.TrainedRun;
import java.util.List;
import java.util.function.Consumer;

/** A detector's export: the file may decode and suppress boxes itself, and carries the thresholds of the best F1. */
record DetectionExport(TrainedRun run, DetectionHead head, ExportForm.Boxes boxes, Consumer<String> log)
        implements TaskExport {

    @Override
    public List<OperatingPoint> operatingPoints() {
        log.accept("choosing the operating point '" + OperatingPoint.BALANCED + "' on the validation split");
        return RunEvaluation.of(run, run.recipe().validationSplit(), DetectionMetricOptions.coco(), line -> {})
                .evaluation()
                .operatingPoints();
    }

    @Override
    public Contract contract(List<OperatingPoint> points) {
        Contract own = run.contract();
        return new Contract(own.input(), own.labels(), head.withCoding(coding()), points);
    }

    @Override
    public OnnxModel finished(OnnxModel raw) {
        return switch (boxes) {
            case RAW -> raw;
            case DECODED -> DetectionTail.decoded(raw, maps());
            case SUPPRESSED -> DetectionTail.suppressed(raw, maps(), head.decoding());
        };
    }

    private BoxCoding coding() {
        return switch (boxes) {
            case RAW -> head.coding();
            case DECODED -> DetectionTail.DECODED;
            case SUPPRESSED -> DetectionTail.SUPPRESSED;
        };
    }

    private BoxCoding.DistanceMaps maps() {
        if (head.coding() instanceof BoxCoding.DistanceMaps maps) {
            return maps;
        }
        throw new IllegalArgumentException(
                "a model whose outputs are " + head.coding() + " is not decoded inside the file");
    }
}
