package dev.sightline.infer.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks {@code nvidia-smi} for the graphics cards, for a bounded time. A machine without the tool has no card. */
final class GraphicsProbe {

    /** The tool responds in under a second; with a driver that hangs it never does. */
    private static final long PATIENCE_SECONDS = 10;

    private final List<String> command;

    private GraphicsProbe(List<String> command) {
        this.command = command;
    }

    static GraphicsProbe nvidia() {
        return of(List.of("nvidia-smi", "--query-gpu=" + GraphicsCard.QUERY, "--format=csv,noheader"));
    }

    static GraphicsProbe of(List<String> command) {
        return new GraphicsProbe(command);
    }

    /** The cards; where the tool is there and does not respond, one whose unreadable facts give the reason. */
    List<GraphicsCard> cards() {
        try {
            // Through a file: a pipe that nobody reads would stop a talkative tool.
            Path output = Files.createTempFile("graphics-cards", ".csv");
            try {
                return cards(output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return problem(String.valueOf(e.getMessage()));
        }
    }

    private List<GraphicsCard> cards(Path output) throws IOException {
        Process tool;
        try {
            tool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            // The tool comes with the driver: where it is missing there is no card to use.
            return List.of();
        }
        if (!ended(tool)) {
            return problem("no response within " + PATIENCE_SECONDS + " s");
        }
        List<String> lines = Files.readAllLines(output);
        if (tool.exitValue() != 0) {
            return problem(lines.isEmpty() ? "exit code " + tool.exitValue() : lines.get(0));
        }
        try {
            return GraphicsCard.parse(lines);
        } catch (IllegalArgumentException e) {
            return problem(String.valueOf(e.getMessage()));
        }
    }

    private static boolean ended(Process tool) {
        try {
            if (tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tool.destroyForcibly();
        return false;
    }

    private List<GraphicsCard> problem(String reason) {
        String unknown = Fingerprint.NOT_READABLE;
        return List.of(new GraphicsCard(
                unknown + " (" + command.get(0) + ": " + reason + ")", unknown, List.of(), unknown, List.of()));
    }
}
