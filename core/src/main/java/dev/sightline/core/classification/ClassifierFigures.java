package dev.sightline.core.classification;

import java.util.List;
import java.util.Map;

/** What a classifier's answers are worth, whether each picture shows one class or any number of them. */
public sealed interface ClassifierFigures permits ClassificationFigures, MultiLabelFigures {

    /** Handles each kind of classification; a new kind fails to compile until it is handled. */
    interface Visitor<R> {
        R oneClass(ClassificationFigures figures);

        R anyClasses(MultiLabelFigures figures);
    }

    <R> R accept(Visitor<R> visitor);

    /** How many pictures were answered, 1 or more. */
    int pictures();

    /** By class number. */
    List<ClassAccuracy> classes();

    /** Every overall figure by name, in the order to show them in. */
    Map<String, Double> byName();

    /** The figures that say most, by name. */
    List<String> leading();
}
