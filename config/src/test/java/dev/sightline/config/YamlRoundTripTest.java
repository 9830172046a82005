package dev.sightline.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.testing.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlRoundTripTest {

    private static final String SAMPLE = """
            _delete_: false
            model: {family: yolov8, scale: n, labels: [人, "yes", 'it''s', null, ~, 5, 1.50, true]}
            "odd: key": |
              two
              lines
            folded: >-
              one
              line
            augment:
              - mosaic: {probability: 1.0}
              - horizontal-flip
              - []
              - {}
              - affine:
                  scale: [.5, 1.5]
                  nested: [[1, {a: b}], [2]]
            empty-list: []
            empty-section: {}
            nothing:
            text: "tab\\t quote\\" back\\\\ nul\\0 smile\\U0001F600 next\\u0085 mark\\uFEFF"
            url: http://example.org/#x  # a comment
            """;

    /** The tree without origins: the kind and text of each value. */
    private static String shape(RecipeNode node) {
        return node.accept(new RecipeNode.Visitor<>() {
            @Override
            public String mapping(RecipeNode.Mapping mapping) {
                StringBuilder text = new StringBuilder("{");
                mapping.entries()
                        .forEach((key, entry) -> text.append(key)
                                .append('=')
                                .append(shape(entry.value()))
                                .append(';'));
                return text.append('}').toString();
            }

            @Override
            public String sequence(RecipeNode.Sequence sequence) {
                return sequence.items().stream()
                        .map(YamlRoundTripTest::shape)
                        .toList()
                        .toString();
            }

            @Override
            public String scalar(RecipeNode.Scalar scalar) {
                boolean nothing = scalar.kind() == RecipeNode.Scalar.Kind.NOTHING;
                return scalar.kind() + "<" + (nothing ? "" : scalar.text()) + ">";
            }
        });
    }

    private static void loadsBackToTheSame(Recipe recipe) {
        String resolved = recipe.resolvedYaml();
        Recipe again = Recipe.parse(Path.of("resolved.yaml"), resolved, List.of());
        again.root().ignoreOthers();
        again.finish();
        assertThat(shape(again.tree())).as(resolved).isEqualTo(shape(recipe.tree()));
    }

    @Test
    void theResolvedRecipeLoadsBackToTheSameValues() {
        Recipe recipe = Recipe.parse(Path.of("odd # name: x.yaml"), SAMPLE, List.of("a.b=[x, {y: z}]"));
        assertThat(shape(recipe.tree())).contains("labels=[TEXT<人>, TEXT<yes>, TEXT<it's>, NOTHING<>, NOTHING<>");
        assertThat(recipe.resolvedYaml()).contains("labels: [\"人\", yes, \"it's\", null, null, 5, 1.50, true]");
        loadsBackToTheSame(recipe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "---",
                "...",
                "?",
                ":",
                "a: b",
                "a #b",
                "#",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a`",
                "[",
                "{}",
                "null",
                "~",
                "true",
                "5",
                "-5",
                "1e3",
                ".5",
                ".inf",
                "010",
                "0x10",
                "1_000",
                "2024-01-01",
                "a\n b",
                " a ",
                "\u2028",
                "\uD83D\uDE00",
                "\u0000",
                "\u007f",
                "<<",
                "=",
                "a,b",
                "'",
                "\"",
                "\\"
            })
    void everyTextSurvivesAsATextWhateverItLooksLike(String text) {
        Origin origin = new Origin("x", 1);
        RecipeNode.Scalar scalar = RecipeNode.Scalar.quoted(origin, text);
        RecipeNode.Mapping tree = RecipeNode.Mapping.empty(origin)
                .with(text, new RecipeNode.Entry(origin, scalar))
                .with("list", new RecipeNode.Entry(origin, new RecipeNode.Sequence(origin, List.of(scalar, scalar))));
        Recipe again = Recipe.parse(Path.of("x"), YamlWriter.write(tree), List.of());
        assertThat(shape(again.tree())).isEqualTo(shape(tree));
    }

    @Test
    void mutatedFilesGiveProblemsOrARecipeThatLoadsBack(@TempDir Path folder) throws Exception {
        Random random = SeededRandom.forTest("mutated recipes", 20261122);
        Path file = folder.resolve("mutated.yaml");
        int loaded = 0;
        for (int i = 0; i < 1000; i++) {
            Files.write(file, mutated(SAMPLE.getBytes(StandardCharsets.UTF_8), random));
            try {
                Recipe recipe = Recipe.load(file, List.of());
                loadsBackToTheSame(recipe);
                loaded++;
            } catch (RecipeException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
        assertThat(loaded).as("recipes that still loaded").isBetween(50, 950);
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        String marks = "{}[]:-?*&!|>'\"%@`#,\n\t \\\0~0.e";
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextInt(4) == 0
                    ? (byte) random.nextInt(256)
                    : (byte) marks.charAt(random.nextInt(marks.length()));
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    @Test
    void hugeOddFilesEndQuickly() {
        for (String piece :
                List.of("[", "{", "- ", "? ", "a: ", "\"", "&a ", "!a ", "*a ", "|\n", "# c\n", ": ", "\n")) {
            String text = piece.repeat(200_000 / piece.length());
            try {
                Recipe.parse(Path.of("x"), text, List.of()).finish();
            } catch (RecipeException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }
}
