package dev.sightline.infer.benchreport;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The model that was measured.
 *
 * @param name of its file
 * @param sha256 of its bytes, 64 hexadecimal digits in lower case
 * @param bytes of its file
 * @param parameters weights and biases, where counted
 * @param gflops billions of operations for one image at the size that was measured, a multiply-add being two, where
 *     counted
 */
public record ModelFacts(String name, String sha256, long bytes, OptionalLong parameters, OptionalDouble gflops) {

    public ModelFacts {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "a sha-256 is 64 hexadecimal digits in lower case, received '" + sha256 + "'");
        }
        if (bytes < 0 || parameters.orElse(0) < 0 || !(gflops.orElse(0) >= 0) || Double.isInfinite(gflops.orElse(0))) {
            throw new IllegalArgumentException("bytes, parameters and GFLOPs are 0 or more, received " + bytes
                    + " bytes, " + parameters + " parameters, " + gflops + " GFLOPs");
        }
    }
}
