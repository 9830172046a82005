package dev.sightline.data.voc;

import dev.sightline.core.contract.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of one annotation file.
 *
 * @param filename of the image, empty when absent; often wrong in the wild
 * @param notKept what has no place in Sightline, with how often it was there
 */
record VocFile(String filename, Optional<Size> size, List<VocObject> objects, Map<String, Integer> notKept) {}
