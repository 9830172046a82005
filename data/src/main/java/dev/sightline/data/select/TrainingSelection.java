package dev.sightline.data.select;

import dev.sightline.core.file.Sha256;
import dev.sightline.data.Annotation;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which images and boxes of a training split are trained on.
 *
 * @param fraction of the images, above 0 up to 1: those whose ids, hashed with the seed, come first, one at least; a
 *     smaller fraction is part of a greater one
 * @param seed of the choice
 * @param difficult whether boxes that are marked difficult are trained on; otherwise they are left out of their images,
 *     and images that had nothing else with them
 */
public record TrainingSelection(double fraction, long seed, boolean difficult) {

    public TrainingSelection {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("a fraction must be above 0, up to 1, received " + fraction);
        }
    }

    /** Every image with every box. */
    public static TrainingSelection everything() {
        return new TrainingSelection(1, 0, true);
    }

    /** The chosen part of a dataset, in its order. */
    public Dataset of(Dataset all) {
        List<Sample> samples = difficult
                ? all.samples()
                : all.samples().stream()
                        .filter(sample -> sample.annotations().isEmpty()
                                || !withoutDifficult(sample).annotations().isEmpty())
                        .map(TrainingSelection::withoutDifficult)
                        .toList();
        return new Dataset(all.labels(), share(samples), all.kinds(), all.multiLabel());
    }

    private List<Sample> share(List<Sample> samples) {
        int count = Math.max(1, (int) Math.round(fraction * samples.size()));
        if (count >= samples.size()) {
            return samples;
        }
        Set<String> chosen = new HashSet<>(samples.stream()
                .sorted(Comparator.comparing(sample -> Sha256.hex(seed + " " + sample.id())))
                .limit(count)
                .map(Sample::id)
                .toList());
        return samples.stream().filter(sample -> chosen.contains(sample.id())).toList();
    }

    private static Sample withoutDifficult(Sample sample) {
        List<Annotation> kept = sample.annotations().stream()
                .filter(annotation ->
                        !annotation.asBox().map(BoxAnnotation::difficult).orElse(false))
                .toList();
        return new Sample(sample.id(), sample.image(), sample.size(), kept, sample.known(), sample.attributes());
    }
}
