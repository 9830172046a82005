package dev.sightline.data.batch;

import dev.sightline.data.Sample;
import dev.sightline.image.Picture;

/** Reads the whole picture of a sample from its file, as shown. Must be safe for several threads. */
interface PictureReader {

    Picture read(Sample sample);
}
