package dev.sightline.data.coco;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The content of one annotation file.
 *
 * @param categories name by id
 * @param notKept what has no place in Sightline, with how often it was there
 */
record CocoContent(
        List<CocoImage> images,
        List<CocoAnnotation> annotations,
        SortedMap<Long, String> categories,
        Map<String, Integer> notKept) {}
