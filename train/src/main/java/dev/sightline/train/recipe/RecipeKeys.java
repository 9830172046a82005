package dev.sightline.train.recipe;

import dev.sightline.config.contract.ContractKeys;
import dev.sightline.config.reference.KeyDescriptions;
import dev.sightline.config.reference.KeyReference;
import dev.sightline.config.reference.ReferencePage;

/** The keys of recipes for training, found by running their readers. */
public final class RecipeKeys {

    private RecipeKeys() {}

    public static KeyReference reference() {
        return KeyReference.ofKinds("task", TrainingRecipe.TASKS, TrainingRecipe::read);
    }

    /** What the keys mean; a classifier's input is described as in a contract. */
    public static KeyDescriptions descriptions() {
        return own().and(ContractKeys.descriptions());
    }

    static KeyDescriptions own() {
        return KeyDescriptions.beside(RecipeKeys.class, "recipe-keys.txt");
    }

    public static ReferencePage page() {
        return new ReferencePage("Recipe keys", """
                Every key of a training recipe. Generated from the code that reads recipes by `./sightline recipe keys`.
                `[]` stands for the items of a list, `<name>` for a name or a pattern of your own. A key that only some tasks
                have begins with their names. An unknown key is an error with the file, the line and the nearest known key.
                """, reference(), descriptions());
    }
}
