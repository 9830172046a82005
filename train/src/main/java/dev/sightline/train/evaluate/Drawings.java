package dev.sightline.train.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The drawings of an evaluation, made on demand. */
@FunctionalInterface
public interface Drawings {

    /**
     * Draws into a folder.
     *
     * @return the files written, in the order to show them in
     */
    List<Path> write(Path folder) throws IOException;
}
