package dev.sightline.infer.bench;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.image.Image;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.predict.PreparedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From image files to predictions through a predictor, stage by stage, going round a list of files. Safe for several threads. */
public final class PredictorWork implements StagedWork {

    private final Predictor predictor;
    private final List<Path> files;
    private final int batch;

    /**
     * @param files one or more
     * @param batch images in one run, 1 or more; they must come out at one size
     */
    public PredictorWork(Predictor predictor, List<Path> files, int batch) {
        if (files.isEmpty() || batch < 1) {
            throw new IllegalArgumentException(
                    "a benchmark needs 1 image and a batch of 1 or more, received " + files.size() + " and " + batch);
        }
        this.predictor = predictor;
        this.files = List.copyOf(files);
        this.batch = batch;
    }

    @Override
    public StageNanos run(long index) throws IOException {
        StageWatch watch = StageWatch.start();
        List<Image> images = new ArrayList<>(batch);
        for (int i = 0; i < batch; i++) {
            Path file = files.get((int) ((index * batch + i) % files.size()));
            byte[] bytes = Files.readAllBytes(file);
            watch.lap(Stage.READ);
            images.add(predictor.executor().decode(bytes, file.toString()));
            watch.lap(Stage.DECODE);
        }
        try (PreparedBatch prepared = predictor.prepare(images)) {
            watch.lap(Stage.PREPARE);
            NetworkOutputs outputs = predictor.infer(prepared);
            watch.lap(Stage.INFER);
            for (int i = 0; i < batch; i++) {
                predictor.predict(outputs, i, prepared.placement(i));
            }
            watch.lap(Stage.BOXES);
        }
        return watch.nanos();
    }
}
