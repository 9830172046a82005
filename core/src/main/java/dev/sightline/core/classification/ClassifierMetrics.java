package dev.sightline.core.classification;

import java.util.List;
import java.util.Map;

/** How good a classifier's predictions are, whether each image shows one class or any number of them. */
public sealed interface ClassifierMetrics permits ClassificationMetrics, MultiLabelMetrics {

    /** Handles each kind of classification; a new kind fails to compile until it is handled. */
    interface Visitor<R> {
        R oneClass(ClassificationMetrics metrics);

        R anyClasses(MultiLabelMetrics metrics);
    }

    <R> R accept(Visitor<R> visitor);

    /** How many images were predicted, 1 or more. */
    int images();

    /** By class number. */
    List<ClassAccuracy> classes();

    /** Every overall metric by name, in the order to show them in. */
    Map<String, Double> byName();

    /** The most informative metrics, by name. */
    List<String> leading();
}
