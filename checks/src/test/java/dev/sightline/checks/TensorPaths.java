package dev.sightline.checks;

import dev.sightline.config.Recipe;
import dev.sightline.config.contract.ContractWriter;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchItem;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.Epoch;
import dev.sightline.data.batch.ImageCache;
import dev.sightline.deploy.verify.RunSide;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.image.PreparedImage;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.infer.verify.PredictorSide;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.run.RunFolder;
import dev.sightline.weights.load.WeightFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every way from an image file to a tensor, for an untrained detector as a run and as the model file made of it. */
final class TensorPaths implements AutoCloseable {

    private final InputContract contract;
    private final RunSide run;
    private final Predictor predictor;

    TensorPaths(List<String> overrides) {
        TrainedRun trained = untrained(overrides);
        this.contract = trained.contract().input();
        this.run = new RunSide(trained, trained.contract().head());
        this.predictor = Predictor.open(exported(trained), "exported.onnx", Optional.empty(), SessionOptions.cpu(1));
    }

    /** The tensors of one file in planes, by the name of the way they came. */
    Map<String, PreparedImage> tensors(Path file) throws IOException {
        Image decoded = new ImageDecoder(DecodingRules.of(contract)).decode(file);
        Map<String, PreparedImage> tensors = new LinkedHashMap<>();
        tensors.put("prediction on a file", predictor.executor().prepare(file));
        tensors.put("prediction on bytes", predictor.prepare(Files.readAllBytes(file), "bytes"));
        tensors.put("prediction on a decoded image", predictor.executor().prepare(decoded));
        tensors.put("verification of the model file", new PredictorSide("model", predictor).prepare(file));
        tensors.put("verification of the run", run.prepare(file));
        tensors.putAll(batches(Sample.of("sample", file, decoded.width(), decoded.height(), List.of())));
        return tensors;
    }

    @Override
    public void close() {
        run.close();
        predictor.close();
    }

    private Map<String, PreparedImage> batches(Sample sample) {
        Dataset dataset = Dataset.ofObjects(LabelMap.of(List.of("thing")), List.of(sample));
        AugmentationPipeline none = new AugmentationPipeline(List.of(), contract);
        ImageCache cache = new ImageCache(contract, DatasetProblemPolicy.FAIL);
        ImageCache noCache = new ImageCache(contract, DatasetProblemPolicy.FAIL, 0);
        Map<String, PreparedImage> tensors = new LinkedHashMap<>();
        try (BatchLoader<BatchItem> training =
                        BatchLoader.training(dataset, none, cache, BatchOptions.training(1, 1, 2));
                BatchLoader<BatchItem> evaluation =
                        BatchLoader.evaluation(dataset, noCache, BatchOptions.evaluation(1))) {
            tensors.put("training's first epoch", only(training, 0));
            tensors.put("training's second epoch, from the cache", only(training, 1));
            tensors.put("evaluation in training", only(evaluation, 0));
        }
        if (cache.stats().reused() == 0) {
            throw new IllegalStateException("the second epoch took nothing from the cache: " + cache.stats());
        }
        return tensors;
    }

    private static PreparedImage only(BatchLoader<BatchItem> loader, int epoch) {
        try (Epoch<BatchItem> batches = loader.epoch(epoch);
                Batch<BatchItem> batch = batches.next()) {
            float[] interleaved = new float[batch.images().remaining()];
            batch.images().get(0, interleaved);
            Size canvas = batch.items().get(0).placement().canvas();
            return new PreparedImage(
                    planes(interleaved, canvas), batch.items().get(0).placement());
        }
    }

    private static float[] planes(float[] interleaved, Size canvas) {
        int pixels = canvas.width() * canvas.height();
        float[] planes = new float[interleaved.length];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < 3; channel++) {
                planes[channel * pixels + pixel] = interleaved[pixel * 3 + channel];
            }
        }
        return planes;
    }

    private static TrainedRun untrained(List<String> overrides) {
        Path root = ProjectFiles.root();
        Recipe loaded = Recipe.load(root.resolve("configs/quickstart.yaml"), overrides);
        DetectionRecipe recipe = DetectionRecipe.read(loaded);
        LabelMap labels = LabelMap.of(List.of("thing"));
        Graph graph = recipe.model().build(labels.size(), recipe.inputWidth(), recipe.inputHeight());
        Map<String, StoredArray> weights = WeightFit.completed(graph, Map.of());
        return new TrainedRun(new RunFolder(root), RunFolder.BEST, recipe, labels, graph, weights);
    }

    private static byte[] exported(TrainedRun run) {
        String contract = ContractWriter.json(run.contract());
        return OnnxWriter.write(run.graph(), path -> values(run, path), ExportOptions.standard())
                .withMetadata(Map.of("sightline.contract", contract))
                .bytes();
    }

    private static float[] values(TrainedRun run, String path) {
        StoredArray stored = run.weights().get(path);
        if (stored == null) {
            throw new IllegalStateException("no weights of " + path);
        }
        return stored.values();
    }
}
