package dev.sightline.deploy.evaluate;

import java.util.ArrayList;
import java.util.List;

/** A few of many, at even distances. */
public final class Spread {

    private Spread() {}

    /** Up to {@code count} of them, the first among them, in their order. */
    public static <T> List<T> over(List<T> all, int count) {
        int taken = Math.min(count, all.size());
        List<T> chosen = new ArrayList<>(taken);
        for (int i = 0; i < taken; i++) {
            chosen.add(all.get((int) ((long) i * all.size() / taken)));
        }
        return chosen;
    }
}
