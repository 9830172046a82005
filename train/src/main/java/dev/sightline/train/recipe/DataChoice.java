package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.select.ClassChange;
import dev.sightline.data.select.TrainingSelection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of the annotated images is used: keys of the section {@code data}.
 *
 * @param unreadableShare share of a split's images that may be unreadable before the run stops, 0 to 1
 * @param oneBased whether corners in VOC files count pixels from 1 and include the last, as in the PASCAL VOC devkit
 * @param classes what becomes of the classes that the files state
 * @param training which images and boxes of the training split are trained on
 */
public record DataChoice(double unreadableShare, boolean oneBased, ClassChange classes, TrainingSelection training) {

    /** All there is, as stated; a tenth of the images may be unreadable. */
    public static DataChoice everything() {
        return new DataChoice(.1, false, ClassChange.none(), TrainingSelection.everything());
    }

    static DataChoice read(Section section, AnnotationKind needed, long seed) {
        boolean boxes = needed == AnnotationKind.BOX;
        if (!boxes && section.has("difficult")) {
            section.problem("difficult", "belongs to tasks on boxes; this task is on " + needed.text());
        }
        String difficult =
                boxes ? section.text("difficult").oneOf("train", "leave-out").orElse("train") : "train";
        return new DataChoice(
                section.number("unreadable-share").between(0, 1).orElse(.1),
                section.section("voc").flag("one-based").orElse(false),
                classes(section),
                new TrainingSelection(
                        section.number("fraction").between(1e-6, 1).orElse(1), seed, difficult.equals("train")));
    }

    private static ClassChange classes(Section section) {
        Section remap = section.section("remap");
        Map<String, String> renamed = new LinkedHashMap<>();
        remap.names()
                .forEach(name -> renamed.put(name, remap.text(name).notBlank().required()));
        return new ClassChange(
                section.texts("classes").notEmpty().optional().orElse(List.of()),
                renamed,
                section.text("single-class").notBlank().optional());
    }
}
