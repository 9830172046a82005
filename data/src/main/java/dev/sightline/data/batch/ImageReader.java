package dev.sightline.data.batch;

import dev.sightline.data.Sample;
import dev.sightline.image.Image;

/** Reads a sample's image from its file, as shown and at its full size. Must be safe for several threads. */
interface ImageReader {

    Image read(Sample sample);
}
