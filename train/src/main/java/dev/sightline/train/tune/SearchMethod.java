package dev.sightline.train.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the trials of a search are spread over epochs. */
public enum SearchMethod {

    /** Every trial is trained for all epochs (Bergstra and Bengio, 2012). */
    RANDOM {
        @Override
        public List<Rung> rungs(SearchSettings settings) {
            return List.of(new Rung(settings.trials(), settings.epochs()));
        }
    },

    /**
     * Successive halving (Jamieson and Talwalkar, 2016): all trials are trained for few epochs, the best third, or other
     * share, for three times as many, and so on up to all epochs.
     */
    HALVING {
        @Override
        public List<Rung> rungs(SearchSettings settings) {
            int steps = 0;
            int left = settings.trials();
            int epochs = settings.epochs();
            while (left / settings.reduction() >= 1 && epochs / settings.reduction() >= settings.leastEpochs()) {
                left /= settings.reduction();
                epochs /= settings.reduction();
                steps++;
            }
            List<Rung> rungs = new ArrayList<>();
            int share = 1;
            for (int step = 0; step <= steps; step++) {
                int fewer = (int) Math.round(Math.pow(settings.reduction(), steps - step));
                rungs.add(new Rung(Math.max(1, settings.trials() / share), settings.epochs() / fewer));
                share *= settings.reduction();
            }
            return rungs;
        }
    };

    /** A round of a search: how many trials, the best of the round before, are trained for how long. */
    public record Rung(int trials, int epochs) {}

    /** As options and files name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rounds, in order. */
    public abstract List<Rung> rungs(SearchSettings settings);
}
