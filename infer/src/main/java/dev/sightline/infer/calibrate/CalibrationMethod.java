package dev.sightline.infer.calibrate;

import dev.sightline.onnx.calibrate.ActivationHistogram;
import dev.sightline.onnx.calibrate.ActivationRange;
import java.util.Locale;

/** How a tensor's range follows from the numbers it took. */
public enum CalibrationMethod {

    /** All numbers that were seen; a single outlier widens every level. */
    MIN_MAX {
        @Override
        public ActivationRange range(ActivationHistogram seen) {
            return seen.minMax();
        }
    },

    /** All but {@value #CUT_PERCENT} % of the numbers, half of them at each end. */
    PERCENTILE {
        @Override
        public ActivationRange range(ActivationHistogram seen) {
            return seen.percentile(100 - CUT_PERCENT);
        }
    },

    /** What keeps the distribution best, by Kullback-Leibler divergence. */
    ENTROPY {
        @Override
        public ActivationRange range(ActivationHistogram seen) {
            return seen.entropy();
        }
    };

    private static final double CUT_PERCENT = .001;

    /** The range of a tensor that took these numbers. */
    public abstract ActivationRange range(ActivationHistogram seen);

    /** As options and reports write it: {@code min-max}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
