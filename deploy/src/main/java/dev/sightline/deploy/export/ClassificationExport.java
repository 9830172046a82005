package dev.sightline.deploy.export;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.OperatingPoint;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.recipe.ClassificationRecipe;
import java.util.List;
import java.util.function.Consumer;

/** A classifier's export: the file carries the temperature that fits its confidences. */
record ClassificationExport(TrainedRun run, ClassificationRecipe recipe, Consumer<String> log) implements TaskExport {

    @Override
    public List<OperatingPoint> operatingPoints() {
        return List.of();
    }

    @Override
    public Contract contract(List<OperatingPoint> points) {
        return run.contract().withHead(FittedTemperature.of(run, recipe, log));
    }

    @Override
    public OnnxModel finished(OnnxModel raw) {
        return raw;
    }
}
