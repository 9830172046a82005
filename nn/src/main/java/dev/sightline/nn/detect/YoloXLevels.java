package dev.sightline.nn.detect;

import dev.sightline.nn.Value;
import java.util.List;

/** The feature maps at strides 8, 16 and 32. */
record YoloXLevels(Value fine, Value middle, Value coarse) {

    List<Value> finestFirst() {
        return List.of(fine, middle, coarse);
    }
}
