package dev.sightline.video;

import dev.sightline.core.contract.Size;
import dev.sightline.image.Image;
import dev.sightline.image.Turn;
import dev.sightline.image.format.ExifOrientation;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * The images of a video file, one after the other, as 8-bit RGB and upright: MP4, MOV, Matroska, WebM, AVI, MPEG and
 * other containers, distinguished by content. Images are decoded when they are asked for; one is in memory at a time.
 *
 * <p>Colours follow the video's own matrix and range; a video that names none is taken as BT.709 from 1280 pixels across
 * or more than 576 rows on, and as BT.601 below. Ten-bit and wide-gamut videos are brought to 8 bits without a change of
 * transfer curve. Pixels that are not square stay as they are stored.
 *
 * <p>Damage does not stop the reading at once: {@link #next} gives every image that can be decoded, and where something
 * was missing it ends with a {@link VideoException} that names it, instead of the plain end. Used by one thread at a
 * time.
 */
public final class VideoReader implements AutoCloseable {

    private final Path file;
    private final VideoSource source;
    private final FrameDecoder decoder;
    private final ExifOrientation orientation;
    private final VideoFormat format;
    private final StreamTimes times;
    private final Scaler scaler;
    private final Damage damage = new Damage();
    private @Nullable RgbFrame rgb;
    private int frames;
    private boolean closed;

    private VideoReader(Path file, VideoSource source, FrameDecoder decoder) {
        this.file = file;
        this.source = source;
        this.decoder = decoder;
        AVCodecParameters parameters = source.stream().codecpar();
        this.orientation = orientation(parameters);
        this.format = new VideoFormat(shownSize(parameters), source.frameRate());
        this.times =
                new StreamTimes(source.stream().time_base(), source.stream().start_time(), format.frameRate());
        this.scaler = new Scaler(file);
    }

    /**
     * Opens a video file and reads its headers.
     *
     * @throws VideoException if there is no such file, it is no video, holds no video stream, is damaged or cut off so
     *     that nothing can be read, has images larger than 8192 x 4352, or is coded in a way that this build cannot read
     */
    public static VideoReader open(Path file) {
        Ffmpeg.load(file);
        VideoSource source = VideoSource.open(file);
        try {
            FrameDecoder decoder = new FrameDecoder(source, file);
            try {
                return new VideoReader(file, source, decoder);
            } catch (RuntimeException e) {
                decoder.close();
                throw e;
            }
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private ExifOrientation orientation(AVCodecParameters parameters) {
        AVPacketSideData matrix = avcodec.av_packet_side_data_get(
                parameters.coded_side_data(), parameters.nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.isNull() || matrix.size() < 9 * Integer.BYTES) {
            return ExifOrientation.UPRIGHT;
        }
        int[] entries = new int[9];
        matrix.data()
                .capacity(matrix.size())
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer()
                .get(entries);
        return DisplayMatrix.orientation(entries)
                .orElseThrow(() -> new VideoException(
                        file, "it is to be shown turned by an angle other than quarter turns, which is not supported"));
    }

    private Size shownSize(AVCodecParameters parameters) {
        int width = parameters.width();
        int height = parameters.height();
        if (width < 1 || height < 1 || (long) width * height > Ffmpeg.MAX_PIXELS) {
            throw new VideoException(
                    file,
                    "its images are " + width + " x " + height + " pixels; 1 to " + Ffmpeg.MAX_PIXELS
                            + " pixels are read");
        }
        return orientation.swapsSides() ? new Size(height, width) : new Size(width, height);
    }

    /** The size of every image, upright, and the frame rate: the average where the rate varies. */
    public VideoFormat format() {
        return format;
    }

    /** How long the video runs by its own account, where it gives one. */
    public Optional<Duration> duration() {
        return source.duration();
    }

    /**
     * About how many images there are: the container's own count, or duration by rate; only reading them all gives the
     * exact number.
     */
    public OptionalLong frameCount() {
        return source.frameCount();
    }

    /**
     * The next image in the order shown; empty at the end.
     *
     * @throws VideoException after the last image, if the file ends early or images were lost or damaged; or if the
     *     images' size changes on the way
     */
    public Optional<Frame> next() {
        if (closed) {
            throw new IllegalStateException("the reader of " + file + " is closed");
        }
        if (!decoder.advance()) {
            damage.check(source, decoder, frames);
            return Optional.empty();
        }
        AVFrame decoded = decoder.frame();
        Duration time = times.next(decoded.best_effort_timestamp());
        damage.look(decoded, time);
        Image image = Turn.upright(toRgb(decoded), orientation);
        checkSize(image);
        return Optional.of(new Frame(frames++, time, image));
    }

    private Image toRgb(AVFrame decoded) {
        Size stored = new Size(decoded.width(), decoded.height());
        if (rgb == null) {
            rgb = new RgbFrame(stored, file);
        }
        if (rgb.frame().width() != stored.width() || rgb.frame().height() != stored.height()) {
            throw changedSize(stored);
        }
        scaler.convert(decoded, rgb.frame());
        return rgb.image();
    }

    private void checkSize(Image image) {
        Size size = new Size(image.width(), image.height());
        if (!size.equals(format.size())) {
            throw changedSize(size);
        }
    }

    private VideoException changedSize(Size size) {
        return new VideoException(
                file,
                "its image " + frames + " is " + size + " pixels where the video states " + format.size()
                        + "; videos whose size changes are not read");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (rgb != null) {
            rgb.close();
        }
        scaler.close();
        decoder.close();
        source.close();
    }
}
