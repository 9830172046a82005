package dev.sightline.data.format;

import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.source.ImageTransfer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A conversion of a dataset's files from one format to another.
 *
 * @param from the dataset's folder
 * @param fromFormat empty to recognise it
 * @param out the new folder: absent or empty
 */
public record ConvertOptions(
        Path from,
        Optional<DatasetFormat> fromFormat,
        DatasetFormat to,
        Path out,
        DatasetProblemPolicy policy,
        ImageTransfer transfer) {

    public ConvertOptions {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(fromFormat, "fromFormat");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(transfer, "transfer");
    }

    /** Recognises the format, copies images, leaves defective boxes out and counts them. */
    public static ConvertOptions of(Path from, DatasetFormat to, Path out) {
        return new ConvertOptions(
                from, Optional.empty(), to, out, DatasetProblemPolicy.SKIP_AND_COUNT, ImageTransfer.COPY);
    }

    public ConvertOptions withFrom(DatasetFormat value) {
        return new ConvertOptions(from, Optional.of(value), to, out, policy, transfer);
    }

    public ConvertOptions withPolicy(DatasetProblemPolicy value) {
        return new ConvertOptions(from, fromFormat, to, out, value, transfer);
    }

    public ConvertOptions withTransfer(ImageTransfer value) {
        return new ConvertOptions(from, fromFormat, to, out, policy, value);
    }
}
