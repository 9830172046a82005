package dev.sightline.onnx;

import java.util.ArrayList;
import java.util.List;

/** Everything found wrong with one model; a damaged file may have millions of problems, of which the first are worth reading. */
public final class Problems {

    private static final int SHOWN = 50;

    private final List<String> shown = new ArrayList<>();
    private int count;

    public void add(String problem) {
        if (count++ < SHOWN) {
            shown.add(problem);
        }
    }

    public void require(boolean holds, String problem) {
        if (!holds) {
            add(problem);
        }
    }

    public void throwIfAny(String source) {
        if (count == 0) {
            return;
        }
        if (count == 1) {
            throw new OnnxException(source, shown.get(0));
        }
        String rest = count > SHOWN ? "\n  and " + (count - SHOWN) + " more" : "";
        throw new OnnxException(source, count + " problems:\n  " + String.join("\n  ", shown) + rest);
    }
}
