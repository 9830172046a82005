package dev.sightline.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.metric.EvaluatedPicture;
import dev.sightline.testing.SeededRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFilesTest {

    private static final String TRUTH = """
            {"annotations": [{"image_id": 2, "category_id": 4, "bbox": [1, 2, 3, 4], "iscrowd": 1},
                             {"image_id": 2, "category_id": 2, "bbox": [1, 2, 3, 4], "area": 7}],
             "categories": [{"id": 4, "name": "late"}, {"id": 2, "name": "early"}],
             "info": {"year": 2026}, "images": [{"id": 9}, {"id": 2}]}
            """;
    private static final String RESULTS =
            "[{\"image_id\": 9, \"category_id\": 4, \"bbox\": [1, 2, 3, 4.5], \"score\": 0.25}]";

    @TempDir
    Path folder;

    @Test
    void picturesAndClassesAreInOrderOfIdWhateverTheOrderInTheFile() throws IOException {
        EvaluationFiles files = read(TRUTH, RESULTS);

        assertThat(files.categories().values()).containsExactly("early", "late");
        assertThat(files.pictures()).extracting(EvaluatedPicture::name).containsExactly("image 2", "image 9");
        assertThat(files.pictures().get(1).detections()).singleElement().satisfies(found -> {
            assertThat(found.label()).isEqualTo(1);
            assertThat(found.height()).isEqualTo(4.5);
        });
    }

    @Test
    void anAnnotationWithoutAreaHasThatOfItsBox() throws IOException {
        EvaluatedPicture picture = read(TRUTH, RESULTS).pictures().get(0);

        assertThat(picture.truths().get(0).area()).isEqualTo(12);
        assertThat(picture.truths().get(0).crowd()).isTrue();
        assertThat(picture.truths().get(1).area()).isEqualTo(7);
    }

    @Test
    void damagedBytesAreReadOrRefusedByMessageAndNothingElse() throws IOException {
        Random random = SeededRandom.forTest("EvaluationFilesTest", 31);
        for (int round = 0; round < 400; round++) {
            byte[] truth = damaged(TRUTH, random);
            byte[] results = round % 2 == 0 ? RESULTS.getBytes(StandardCharsets.UTF_8) : damaged(RESULTS, random);
            try {
                read(truth, results);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining(".json:");
            }
        }
    }

    private static byte[] damaged(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private EvaluationFiles read(String truth, String results) throws IOException {
        return read(truth.getBytes(StandardCharsets.UTF_8), results.getBytes(StandardCharsets.UTF_8));
    }

    private EvaluationFiles read(byte[] truth, byte[] results) throws IOException {
        return EvaluationFiles.read(
                Files.write(folder.resolve("truth.json"), truth), Files.write(folder.resolve("results.json"), results));
    }
}
