package dev.sightline.cli.video;

import dev.sightline.image.ImageDecoder;
import dev.sightline.infer.batch.FrameSource;
import dev.sightline.infer.batch.TimedImage;
import dev.sightline.video.FrameRate;
import dev.sightline.video.NumberedFrame;
import dev.sightline.video.NumberedFrames;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** Numbered files as the frames of a video; one that cannot be read stops them. */
final class FrameFiles implements FrameSource {

    private final Path video;
    private final Iterator<NumberedFrame> files;
    private final FrameRate rate;
    private final ImageDecoder decoder;
    private int number;

    FrameFiles(NumberedFrames frames, FrameRate rate, ImageDecoder decoder) {
        Path folder = frames.source().toAbsolutePath().normalize().getParent();
        this.video = Path.of((folder == null ? "frames" : folder.getFileName()) + ".frames");
        this.files = frames.frames().iterator();
        this.rate = rate;
        this.decoder = decoder;
    }

    @Override
    public Path video() {
        return video;
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return files.hasNext();
    }

    @Override
    public TimedImage next() {
        Path file = files.next().file();
        return new TimedImage(number, rate.timeOf(number++), decoder.decode(file));
    }
}
