package dev.sightline.train.task;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lessons that are made in another way after some epochs, such as of larger pictures. One way is open at a time; owns it.
 *
 * @param <T> the truth about one picture
 */
final class SteppedLessons<T> implements Lessons<T> {

    private final IntUnaryOperator stepAt;
    private final IntFunction<Lessons<T>> opened;
    private @Nullable Lessons<T> open;
    private int step = -1;

    /**
     * @param stepAt the step that an epoch belongs to
     * @param opened opens the lessons of a step
     */
    SteppedLessons(IntUnaryOperator stepAt, IntFunction<Lessons<T>> opened) {
        this.stepAt = stepAt;
        this.opened = opened;
    }

    @Override
    public LessonEpoch<T> epoch(int number) {
        int wanted = stepAt.applyAsInt(number);
        Lessons<T> lessons = open;
        if (lessons == null || wanted != step) {
            close();
            lessons = opened.apply(wanted);
            open = lessons;
            step = wanted;
        }
        return lessons.epoch(number);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
