package dev.sightline.infer.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * ONNX Runtime, started once in a JVM.
 *
 * <p>Version 1.29 reports its use to its makers unless {@code ORT_DISABLE_TELEMETRY=1} stands in the environment, and
 * for that report it searches the JVM's command line by a recursion of about 250 bytes for each character: a class
 * path of some thousand characters overflows the stack of an ordinary thread and ends the JVM. So it is started on a
 * thread whose stack holds any command line, and set to report nothing more; only the variable keeps it from
 * reporting its start.
 */
final class RuntimeEnvironment {

    /** Linux has command lines of up to two million characters; what is not touched takes no memory. */
    private static final long STACK_BYTES = 600L << 20;

    /** Kept here because a logger that is collected forgets its level; its warning repeats what the failure states. */
    private static final Logger UNPACKING = Logger.getLogger("ai.onnxruntime.OnnxRuntime");

    private RuntimeEnvironment() {}

    /** The only one; it is never closed. */
    static OrtEnvironment shared() {
        return Started.ENVIRONMENT;
    }

    private static final class Started {
        static final OrtEnvironment ENVIRONMENT = onDeepStack(new FutureTask<>(RuntimeEnvironment::started));
    }

    private static OrtEnvironment started() throws OrtException {
        UNPACKING.setLevel(Level.SEVERE);
        OrtEnvironment environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "sightline");
        environment.setTelemetry(false);
        return environment;
    }

    private static OrtEnvironment onDeepStack(FutureTask<OrtEnvironment> start) {
        new Thread(null, start, "onnxruntime-start", STACK_BYTES).start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return start.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("ONNX Runtime does not start: " + e.getCause(), e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
