package dev.sightline.train.loop;

import dev.sightline.train.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A training run in a JVM of its own, so that a test can kill it: {@code start RECIPE FOLDER} or {@code resume FOLDER}. */
final class TrainingProcess {

    private TrainingProcess() {}

    public static void main(String[] arguments) throws Exception {
        boolean start = arguments[0].equals("start");
        RunFolder folder = start ? RunFolder.create(Path.of(arguments[2])) : RunFolder.open(Path.of(arguments[1]));
        try (Training training = new Training(folder, new PrintedProgress(), new StopRequest())) {
            if (start) {
                training.start(PreparedRun.of(Path.of(arguments[1]), List.of()), TinyRun.identity());
            } else {
                training.resume(List.of(), TinyRun.identity());
            }
        }
    }

    /** Runs it as a process whose output goes to a file beside the run. */
    static Process launch(Path log, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        return builder.redirectOutput(log.toFile()).start();
    }

    static String output(Path log) throws Exception {
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
