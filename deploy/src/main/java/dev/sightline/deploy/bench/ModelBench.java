package dev.sightline.deploy.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.file.Sha256;
import dev.sightline.deploy.export.ModelFile;
import dev.sightline.infer.bench.ClosedLoop;
import dev.sightline.infer.bench.LoopOptions;
import dev.sightline.infer.bench.OpenLoop;
import dev.sightline.infer.bench.OpenLoopOptions;
import dev.sightline.infer.bench.PredictorWork;
import dev.sightline.infer.bench.RateSearch;
import dev.sightline.infer.benchreport.BenchReport;
import dev.sightline.infer.benchreport.BenchSettings;
import dev.sightline.infer.benchreport.LoopStatistics;
import dev.sightline.infer.benchreport.ModelFacts;
import dev.sightline.infer.benchreport.OpenLoopStatistics;
import dev.sightline.infer.environment.Fingerprint;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.onnx.read.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures one model under one set of options.
 *
 * @param log receives which measurement is under way
 */
public record ModelBench(
        Predictor predictor, Path file, Conditions conditions, BenchImages images, Consumer<String> log) {

    /**
     * What a measurement depends on beside the model.
     *
     * @param provider as reports write it
     * @param threads of the runtime within a call
     * @param libraries versions by name
     */
    public record Conditions(String provider, int threads, Map<String, String> libraries) {
        public Conditions {
            libraries = Collections.unmodifiableMap(new LinkedHashMap<>(libraries));
        }
    }

    /** A trial's requests may wait this many times the p99 target before the trial is given up. */
    private static final long PATIENCE = 10;

    /**
     * Runs every loop, then searches the rate if a p99 target is given.
     *
     * @param p99Nanos the p99 target; empty to leave the search out
     * @param openWorkers threads that predict in the search
     */
    public BenchReport run(List<LoopOptions> loops, OptionalLong p99Nanos, int openWorkers) throws IOException {
        Fingerprint fingerprint = Fingerprint.current(conditions.provider(), conditions.libraries());
        ModelFacts facts = facts();
        List<LoopStatistics> statistics = new ArrayList<>();
        for (LoopOptions loop : loops) {
            log.accept("closed loop: " + loop.workers() + (loop.workers() == 1 ? " worker" : " workers") + ", batch "
                    + loop.images());
            PredictorWork work = new PredictorWork(predictor, images.files(), loop.images());
            statistics.add(LoopStatistics.of(new ClosedLoop(work, loop).run(), facts));
        }
        Optional<OpenLoopStatistics> open = p99Nanos.isEmpty()
                ? Optional.empty()
                : Optional.of(search(p99Nanos.getAsLong(), openWorkers, statistics.get(0)));
        return new BenchReport(
                facts, new BenchSettings(images.words(), conditions.threads(), loops), statistics, open, fingerprint);
    }

    private OpenLoopStatistics search(long p99Nanos, int workers, LoopStatistics closed) throws IOException {
        log.accept("open loop: searching the highest rate within a p99 of " + p99Nanos / 1e6 + " ms");
        OpenLoopOptions options = OpenLoopOptions.DEFAULTS.withWorkers(workers);
        RateSearch search = new RateSearch(p99Nanos, closed.imagesPerSecond() / 4, .05);
        PredictorWork work = new PredictorWork(predictor, images.files(), 1);
        return OpenLoopStatistics.of(options, search, search.run(new OpenLoop(work, options, PATIENCE * p99Nanos)));
    }

    private ModelFacts facts() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        OnnxModel model = OnnxModel.parse(bytes, file.toString());
        return new ModelFacts(
                String.valueOf(file.getFileName()),
                Sha256.hex(bytes),
                bytes.length,
                OptionalLong.of(model.describe().parameters()),
                gflops(model.metadata().get(ModelFile.EXPORT)));
    }

    /** Exported models state how much they compute; of foreign ones it is not known. */
    private static OptionalDouble gflops(@Nullable String export) {
        try {
            JsonNode gflops =
                    export == null ? null : new ObjectMapper().readTree(export).get(ModelFile.GFLOPS);
            return gflops == null || !gflops.isNumber() ? OptionalDouble.empty() : OptionalDouble.of(gflops.asDouble());
        } catch (JsonProcessingException e) {
            return OptionalDouble.empty();
        }
    }
}
