package dev.sightline.infer.verify;

/** Where a prediction's score lies. In the high bands two sides must agree; the low ones hold what no one acts on. */
public enum ScoreBand {
    AT_LEAST_HALF(">= .5", .5, true),
    FROM_FIFTH(".2-.5", .2, true),
    FROM_TENTH(".1-.2", .1, false),
    BELOW_TENTH("< .1", 0, false);

    private final String words;
    private final double least;
    private final boolean high;

    ScoreBand(String words, double least, boolean high) {
        this.words = words;
        this.least = least;
        this.high = high;
    }

    /** The band of a score within 0 to 1. */
    public static ScoreBand of(double score) {
        for (ScoreBand band : values()) {
            if (score >= band.least) {
                return band;
            }
        }
        throw new IllegalArgumentException("a score must be within 0 to 1, received " + score);
    }

    /** As reports write it: {@code .2-.5}. */
    public String words() {
        return words;
    }

    /** Whether both sides must agree here. */
    public boolean isHigh() {
        return high;
    }
}
