package dev.sightline.train.task;

import dev.sightline.torch.ClassTruth;

/** Lessons with a teacher's answers beside the truth. Owns both. */
record TaughtLessons(Lessons<ClassTruth> lessons, Teacher teacher) implements Lessons<ClassTruth> {

    @Override
    public LessonEpoch<ClassTruth> epoch(int number) {
        return new TaughtEpoch(lessons.epoch(number), teacher);
    }

    @Override
    public void close() {
        lessons.close();
        teacher.close();
    }

    private record TaughtEpoch(LessonEpoch<ClassTruth> epoch, Teacher teacher) implements LessonEpoch<ClassTruth> {

        @Override
        public int planned() {
            return epoch.planned();
        }

        @Override
        public boolean hasNext() {
            return epoch.hasNext();
        }

        @Override
        public Lesson<ClassTruth> next() {
            Lesson<ClassTruth> lesson = epoch.next();
            return new Lesson<>(
                    lesson.number(),
                    lesson.images(),
                    teacher.taught(lesson.images(), lesson.truths()),
                    lesson.memory());
        }

        @Override
        public double waitingShare() {
            return epoch.waitingShare();
        }

        @Override
        public double picturesPerSecond() {
            return epoch.picturesPerSecond();
        }

        @Override
        public void close() {
            epoch.close();
        }
    }
}
