package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import java.util.List;

/** Every batch at the size of the network's input. */
public record InputSize() implements CanvasPlan {

    @Override
    public Size canvas(Size input, BatchPlace place) {
        return input;
    }

    @Override
    public boolean isOneSize() {
        return true;
    }

    @Override
    public List<Size> limits(Size input) {
        return List.of(input);
    }
}
