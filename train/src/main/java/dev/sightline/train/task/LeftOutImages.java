package dev.sightline.train.task;

import java.util.List;

/**
 * Images that cannot be read and are left out of training or validation.
 *
 * @param training how many of the training split so far, each counted once
 * @param trainingImages in the training split
 * @param validation how many of the validation split so far, each counted once
 * @param validationImages in the validation split
 * @param some of them by name, with the reason
 */
public record LeftOutImages(int training, int trainingImages, int validation, int validationImages, List<String> some) {

    public LeftOutImages {
        some = List.copyOf(some);
    }

    public boolean isEmpty() {
        return training == 0 && validation == 0;
    }

    /** Whether a greater share than this of either split is left out. */
    public boolean exceeds(double share) {
        return training > share * trainingImages || validation > share * validationImages;
    }

    /** For people: {@code 12 of 16 training images and 0 of 4 validation images cannot be read and are left out}. */
    @Override
    public String toString() {
        return training + " of " + trainingImages + " training images and " + validation + " of " + validationImages
                + " validation images cannot be read and are left out";
    }
}
