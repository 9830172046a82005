package dev.sightline.train.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One property of each of NVIDIA's graphics cards, as {@code nvidia-smi} reports it. */
public final class CardQuery {

    /** The tool responds in under a second; with a driver that hangs it never does. */
    private static final long PATIENCE_SECONDS = 10;

    private CardQuery() {}

    /**
     * A line for each card; none where the tool is missing or does not respond.
     *
     * @param property in the tool's words, such as {@code compute_cap}
     */
    public static List<String> ask(String property) {
        try {
            Path output = Files.createTempFile("graphics-cards", ".csv");
            try {
                return ask(property, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static List<String> ask(String property, Path output) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder("nvidia-smi", "--query-gpu=" + property, "--format=csv,noheader,nounits")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            tool.destroyForcibly();
            return List.of();
        }
        return tool.exitValue() == 0 ? Files.readAllLines(output) : List.of();
    }
}
