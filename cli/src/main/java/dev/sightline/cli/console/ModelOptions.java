package dev.sightline.cli.console;

import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.session.NodePlacement;
import dev.sightline.infer.session.Provider;
import dev.sightline.infer.session.SessionOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Which model file, under which contract, computed by what: the same options on every command that runs one. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ModelOptions {

    private static final Logger LOG = LoggerFactory.getLogger(ModelOptions.class);

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "An ONNX file.")
    private Path model;

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "Contract in YAML, for a file that carries none or instead of the one it carries.")
    private @Nullable Path contract;

    @Option(
            names = "--provider",
            defaultValue = "cpu",
            paramLabel = "NAME",
            description = "cpu, cuda, tensorrt, coreml, openvino or xnnpack; one that is not there is an error"
                    + " (default: ${DEFAULT-VALUE}).")
    private String provider;

    @Option(
            names = "--threads",
            defaultValue = "0",
            paramLabel = "N",
            description = "CPU threads within one call of the network; 0 takes one for each core (default:"
                    + " ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--device",
            defaultValue = "0",
            paramLabel = "N",
            description = "Number of the graphics card (default: ${DEFAULT-VALUE}).")
    private int device;

    @Option(names = "--half", description = "Let TensorRT compute in 16 bits.")
    private boolean half;

    @Option(
            names = "--engine-cache",
            paramLabel = "DIR",
            description = "Where TensorRT keeps its engines and timings between calls.")
    private @Nullable Path engineCache;

    public Path model() {
        return model;
    }

    public Optional<Path> contract() {
        return Optional.ofNullable(contract);
    }

    public int threads() {
        return threads;
    }

    /** As asked on the command line. */
    public SessionOptions session() {
        return session(threads);
    }

    /** As asked, with another number of threads within a call. */
    public SessionOptions session(int otherThreads) {
        return new SessionOptions(
                Provider.named(provider), otherThreads, device, half, Optional.ofNullable(engineCache));
    }

    /** Opens the model as asked; the caller closes it. */
    public Predictor open() {
        return open(session());
    }

    /**
     * Opens the model; the caller closes it. Logs which nodes a provider other than the CPU leaves to the CPU.
     */
    public Predictor open(SessionOptions options) {
        Predictor predictor = Predictor.open(model, contract(), options);
        if (options.provider() != Provider.CPU) {
            predictor.placement(bytes(), options).ifPresent(this::log);
        }
        return predictor;
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void log(NodePlacement placement) {
        if (placement.onCpu().isEmpty()) {
            LOG.info("{} computes all {} nodes", provider, placement.count());
        } else {
            LOG.warn(
                    "{} leaves {} of {} nodes to the CPU: {}",
                    provider,
                    placement.onCpu().size(),
                    placement.count(),
                    String.join(", ", placement.onCpu()));
        }
    }
}
