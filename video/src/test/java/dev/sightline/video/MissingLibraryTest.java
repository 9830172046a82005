package dev.sightline.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sightline without FFmpeg's jars, in a JVM of its own. */
class MissingLibraryTest {

    @Test
    void openingAVideoNamesWhatIsMissing() throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("ffmpeg"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        OpenOneVideo.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(output)
                .startsWith("video.mp4: reading and writing videos needs the module sightline-video with FFmpeg");
    }

    /** The program of the other JVM. */
    static final class OpenOneVideo {

        private OpenOneVideo() {}

        public static void main(String[] arguments) {
            try (VideoReader reader = VideoReader.open(Path.of("video.mp4"))) {
                System.out.println("opened " + reader.format());
            } catch (VideoException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
