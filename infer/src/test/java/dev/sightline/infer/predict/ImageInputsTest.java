package dev.sightline.infer.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageInputsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : List.of("b.jpg", "a.PNG", "notes.txt", "c.webp")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createFile(Files.createDirectory(folder.resolve("inner")).resolve("d.jpg"));
    }

    @Test
    void aFolderGivesItsOwnImagesByName() {
        assertThat(files(List.of(folder.toString()), List.of())).containsExactly("a.PNG", "b.jpg", "c.webp");
    }

    @Test
    void aGlobAndAFileAreTakenInTheOrderWritten() {
        assertThat(files(
                        List.of(
                                folder.resolve("*.webp").toString(),
                                folder.resolve("notes.txt").toString()),
                        List.of()))
                .containsExactly("c.webp", "notes.txt");
    }

    @Test
    void aListNamesFilesBesideItself() throws IOException {
        Path list = Files.writeString(folder.resolve("list.txt"), "# mine\n\ninner/d.jpg\nb.jpg\n");

        assertThat(files(List.of(), List.of(list))).containsExactly("d.jpg", "b.jpg");
    }

    @Test
    void aFileNamedTwiceIsTakenOnceAndNoted() {
        String file = folder.resolve("b.jpg").toString();
        ImageInputs inputs = ImageInputs.of(List.of(file, file), List.of());

        assertThat(inputs.files()).hasSize(1);
        assertThat(inputs.notes()).containsExactly(file + " is named twice and taken once");
    }

    @Test
    void everythingThatIsNotThereIsNamedAtOnce() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path list = Files.writeString(folder.resolve("list.txt"), "b.jpg\nnone.jpg\n");
        List<String> written = List.of(
                empty.toString(),
                folder.resolve("x.jpg").toString(),
                folder.resolve("*.gif").toString());

        assertThatThrownBy(() -> ImageInputs.of(written, List.of(list)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the folder " + empty + " holds no image")
                .hasMessageContaining("there is no file or folder " + folder.resolve("x.jpg"))
                .hasMessageContaining("nothing matches " + folder.resolve("*.gif"))
                .hasMessageContaining("list.txt:2 names none.jpg, which is not there");
        assertThatThrownBy(() -> ImageInputs.of(List.of(), List.of())).hasMessage("no image was named");
    }

    private static List<String> files(List<String> written, List<Path> lists) {
        return ImageInputs.of(written, lists).files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }
}
