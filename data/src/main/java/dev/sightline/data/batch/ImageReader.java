package dev.sightline.data.batch;

import dev.sightline.data.Sample;
import dev.sightline.image.Image;

/** Reads the whole image of a sample from its file, as shown. Must be safe for several threads. */
interface ImageReader {

    Image read(Sample sample);
}
