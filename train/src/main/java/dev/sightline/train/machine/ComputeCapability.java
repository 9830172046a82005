package dev.sightline.train.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** NVIDIA's number for what a graphics card computes, such as 8.0, as {@code nvidia-smi} reports it. */
public final class ComputeCapability {

    /** The tool responds in under a second; with a driver that hangs it never does. */
    private static final long PATIENCE_SECONDS = 10;

    private ComputeCapability() {}

    /** The lowest of this machine's cards, since the tool and libtorch may count them in another order; empty if unknown. */
    public static OptionalDouble lowest() {
        try {
            Path output = Files.createTempFile("compute-capability", ".csv");
            try {
                return ask(output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return OptionalDouble.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        }
    }

    /** The lowest number in the tool's lines; empty if there is none, or a line that is no number. */
    static OptionalDouble lowest(List<String> lines) {
        try {
            return lines.stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .mapToDouble(Double::parseDouble)
                    .min();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble ask(Path output) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder("nvidia-smi", "--query-gpu=compute_cap", "--format=csv,noheader")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            tool.destroyForcibly();
            return OptionalDouble.empty();
        }
        return tool.exitValue() == 0 ? lowest(Files.readAllLines(output)) : OptionalDouble.empty();
    }
}
