package dev.sightline.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.image.ImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableVideoTest {

    @TempDir
    Path folder;

    @Test
    void whatIsNotThereOrNoFileIsRefused() throws IOException {
        assertRefused(folder.resolve("absent.mp4"), "there is no such file");
        assertRefused(folder, "it is no regular file");
        assertRefused(Files.createFile(folder.resolve("empty.mp4")), "the file is empty");
    }

    @Test
    void whatIsNoVideoIsRefused() throws IOException {
        assertRefused(Files.writeString(folder.resolve("text.mp4"), "no video at all"), "it is not a video");
        Path image = folder.resolve("image.mp4");
        ImageWriter.writePng(MovingScene.image(64, 48, 0), image);
        assertRefused(image, "it is not a video");
    }

    @Test
    void aListThatLeadsToOtherFilesIsRefused() throws IOException {
        MovingScene.video(folder.resolve("video.mp4"), 64, 48, 3, FrameRate.perSecond(10));
        Path list = Files.writeString(folder.resolve("list.mp4"), "ffconcat version 1.0\nfile video.mp4\n");
        assertRefused(list, "it is not a video");
        Path playlist = Files.writeString(
                folder.resolve("playlist.mp4"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nvideo.mp4\n#EXT-X-ENDLIST\n");
        assertRefused(playlist, "it is not a video");
    }

    @Test
    void soundAloneIsNoVideo() throws IOException {
        // A WAVE file is not on the list; sound in a container that is has streams but no images.
        Path sound = Files.write(folder.resolve("sound.avi"), SoundOnly.avi());
        assertRefused(sound, "it has no video stream");
    }

    @Test
    void anMp4CutOffBeforeItsIndexIsReportedAsSuch() throws IOException {
        Path video = MovingScene.video(folder.resolve("video.mp4"), 64, 48, 30, FrameRate.perSecond(10));
        byte[] bytes = Files.readAllBytes(video);
        assertRefused(
                Files.write(folder.resolve("short.mp4"), Arrays.copyOf(bytes, 40)),
                "it is cut off or was never finished: an MP4 file without its whole index (moov)");
    }

    @Test
    void aVideoCutOffInItsDataGivesItsImagesAndThenAnError() throws IOException {
        Path video = MovingScene.video(folder.resolve("video.mp4"), 64, 48, 30, FrameRate.perSecond(10));
        byte[] bytes = Files.readAllBytes(video);
        Path half = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(bytes, bytes.length - 600));
        try (VideoReader reader = VideoReader.open(half)) {
            int[] frames = new int[1];
            assertThatThrownBy(() -> {
                        while (reader.next().isPresent()) {
                            frames[0]++;
                        }
                    })
                    .isInstanceOf(VideoException.class)
                    .hasMessageContaining("half.mp4: ")
                    .hasMessageContaining(
                            "it is cut off: " + (bytes.length - 600) + " of " + bytes.length + " bytes are there")
                    .hasMessageEndingWith("(images read: " + frames[0] + ")");
            assertThat(frames[0]).isBetween(1, 29);
        }
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> VideoReader.open(file))
                .isInstanceOf(VideoException.class)
                .hasMessageStartingWith(file + ": " + reason);
    }
}
