package dev.sightline.data.neighbour;

import dev.sightline.core.contract.Size;
import dev.sightline.data.DataFingerprint;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.ImagePart;
import dev.sightline.data.ImageReference;
import dev.sightline.data.Sample;
import dev.sightline.data.SampleImages;
import dev.sightline.image.DecodingRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Images that show the same, so that a dataset is not divided between them: of the same bytes or, by the standard
 * {@link NearRule}, re-saved, resized or brightened copies, also over a chain of copies. An image that cannot be read is
 * alone.
 *
 * @param groups places in the list of images, rising; each group has two images or more, and no image is in two
 * @param decoded whether pixels were compared: not above {@value #MOST_DECODED} images, of which the bytes alone count
 */
public record ImageGroups(List<List<Integer>> groups, boolean decoded) {

    /** Above this many images, decoding all of them would cost more than it brings. */
    public static final int MOST_DECODED = 20_000;

    public ImageGroups {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** Those among these images. */
    public static ImageGroups of(List<ImageReference> images) {
        return of(images, MOST_DECODED);
    }

    static ImageGroups of(List<ImageReference> images, int mostDecoded) {
        boolean decoded = images.size() <= mostDecoded;
        return new ImageGroups(decoded ? byContent(images) : byBytes(images), decoded);
    }

    /** How many images are in groups. */
    public int size() {
        return groups.stream().mapToInt(List::size).sum();
    }

    private static List<List<Integer>> byContent(List<ImageReference> images) {
        SampleImages pixels = new SampleImages(DecodingRules.standard(), DatasetProblemPolicy.SKIP_AND_COUNT);
        List<Sample> places = IntStream.range(0, images.size())
                .mapToObj(i -> Sample.of(Integer.toString(i), images.get(i), new Size(1, 1), List.of()))
                .toList();
        int[] first = IntStream.range(0, images.size()).toArray();
        for (SharedPair pair : SharedImages.within(ImagePrints.of(places, pixels), NearRule.standard())
                .pairs()) {
            int one = root(first, Integer.parseInt(pair.first().id()));
            int other = root(first, Integer.parseInt(pair.second().id()));
            first[Math.max(one, other)] = Math.min(one, other);
        }
        Map<Integer, List<Integer>> byFirst = new TreeMap<>();
        for (int i = 0; i < first.length; i++) {
            byFirst.computeIfAbsent(root(first, i), key -> new ArrayList<>()).add(i);
        }
        return several(byFirst);
    }

    private static int root(int[] first, int place) {
        int at = place;
        while (first[at] != at) {
            at = first[at];
        }
        return at;
    }

    private static List<List<Integer>> byBytes(List<ImageReference> images) {
        List<String> contents =
                images.parallelStream().map(ImageGroups::content).toList();
        Map<String, List<Integer>> byContent = new HashMap<>();
        for (int i = 0; i < contents.size(); i++) {
            byContent.computeIfAbsent(contents.get(i), key -> new ArrayList<>()).add(i);
        }
        return several(byContent);
    }

    private static String content(ImageReference image) {
        try {
            ImagePart part = image.part();
            return DataFingerprint.ends(image.file()) + " " + part.text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<Integer>> several(Map<?, List<Integer>> groups) {
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .sorted((one, other) -> Integer.compare(one.get(0), other.get(0)))
                .toList();
    }
}
