package dev.sightline.infer.bench;

import java.io.IOException;

/** What happens at a rate: the open loop, or a model of a server in a test. */
@FunctionalInterface
public interface RateTrial {

    /** Sends requests at this rate, above 0 per second, and measures. */
    OpenLoopResult at(double rate) throws IOException;
}
