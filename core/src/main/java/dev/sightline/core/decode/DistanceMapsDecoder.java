package dev.sightline.core.decode;

import dev.sightline.core.contract.BoxCoding.DistanceMaps;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.Size;
import java.util.List;

/** Finds the levels of an anchor-free head among the outputs and hands them to {@link AnchorFreeDecoder}. */
record DistanceMapsDecoder(DistanceMaps coding, AnchorFreeDecoder decoder) implements BoxDecoder {

    DistanceMapsDecoder(DistanceMaps coding, int classes, DetectionDecoding decoding) {
        this(coding, new AnchorFreeDecoder(classes, coding.bins(), decoding));
    }

    @Override
    public CandidateBoxes decode(NetworkOutputs outputs, int image, Size canvas) {
        List<RawLevel> levels = coding.strides().stream()
                .map(stride -> level(outputs, stride, canvas))
                .toList();
        return decoder.decode(levels, image);
    }

    private static RawLevel level(NetworkOutputs outputs, int stride, Size canvas) {
        NetworkOutput boxes = outputs.required(DistanceMaps.boxes(stride), 4);
        NetworkOutput scores = outputs.required(DistanceMaps.scores(stride), 4);
        Size grid = new Size(canvas.width() / stride, canvas.height() / stride);
        return new RawLevel(stride, grid, boxes.values(), scores.values());
    }
}
