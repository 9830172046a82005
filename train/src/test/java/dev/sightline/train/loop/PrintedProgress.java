package dev.sightline.train.loop;

/** Prints one line per step and epoch, so that another process can follow a run. */
final class PrintedProgress implements TrainingProgress {

    @Override
    public void step(StepReport report) {
        System.out.println("step " + report.epoch() + " " + report.batch());
    }

    @Override
    public void epoch(EpochReport report) {
        System.out.println("epoch " + report.epoch() + " done");
    }

    @Override
    public void note(String text) {
        System.out.println(text);
    }
}
