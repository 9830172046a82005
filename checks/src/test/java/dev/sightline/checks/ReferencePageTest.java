package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.config.contract.ContractKeys;
import dev.sightline.config.reference.ReferencePage;
import dev.sightline.train.recipe.RecipeKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The references of keys in the documents are those that the readers give now. */
class ReferencePageTest {

    @Test
    void theReferenceOfRecipeKeysIsUpToDate() {
        assertUpToDate("docs/reference-recipe-keys.md", RecipeKeys.page(), "./sightline recipe keys");
    }

    @Test
    void theReferenceOfContractKeysIsUpToDate() {
        assertUpToDate("docs/reference-contract-keys.md", ContractKeys.page(), "./sightline recipe keys --contract");
    }

    private static void assertUpToDate(String name, ReferencePage page, String command) {
        List<String> stored = ProjectFiles.lines(ProjectFiles.root().resolve(name));

        assertThat(stored)
                .as("update it: " + command + " > " + name)
                .containsExactlyElementsOf(page.markdown().lines().toList());
    }
}
