package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Size;
import dev.sightline.image.ContractExecutor;
import dev.sightline.image.Image;
import java.nio.FloatBuffer;

/** Writes canvases into a batch's memory through the contract's executor, channels last. Safe to share between threads. */
final class CanvasTensor {

    private final ContractExecutor executor;
    private final int length;

    CanvasTensor(InputContract contract, Size canvas) {
        executor = new ContractExecutor(contract.withLayout(Layout.NHWC));
        length = executor.tensorLength(canvas);
    }

    void write(Image canvas, FloatBuffer floats, int row) {
        executor.toTensor(canvas, floats, row * length);
    }
}
