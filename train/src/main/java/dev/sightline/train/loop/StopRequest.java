package dev.sightline.train.loop;

import java.util.concurrent.atomic.AtomicBoolean;

/** Asks a run to stop after the step in hand. Safe to share between threads; once asked, it stays asked. */
public final class StopRequest {

    private final AtomicBoolean asked = new AtomicBoolean();

    public void ask() {
        asked.set(true);
    }

    public boolean isAsked() {
        return asked.get();
    }
}
