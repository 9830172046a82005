package dev.sightline.data.voc;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.source.AnnotationFormat;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.FormatWriter;
import dev.sightline.data.source.SplitNames;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * PASCAL VOC: {@code Annotations/*.xml}, {@code JPEGImages/}, {@code ImageSets/Main/{train,val,test,trainval}.txt}; or
 * a folder for each split with XML files beside the images.
 *
 * <p><b>Edges.</b> The numbers are taken as edges exactly as written, and written so again: {@code xmin} 68 is the line
 * between pixel 67 and pixel 68. The original VOC development kit counted pixels from 1 and included the last one, so
 * its own boxes are half a pixel to one pixel off here; the tools that write this format since then put plain edges.
 *
 * <p><b>Images.</b> The image of {@code Annotations/a.xml} is {@code JPEGImages/a.*}, of any extension; only when
 * there is none does {@code <filename>} count, which is often wrong in the wild.
 *
 * <p><b>Classes</b> are numbered in alphabetical order of the names found in all annotation files of the folder,
 * whatever the split, so that every split has the same numbers.
 */
public final class VocFormat implements AnnotationFormat {

    @Override
    public String layout() {
        return "Annotations/*.xml with JPEGImages/ (or images/) and optionally ImageSets/Main/*.txt;"
                + " or train/, valid/, test/ with .xml files beside the images";
    }

    @Override
    public Set<AnnotationKind> kinds() {
        return Set.of(AnnotationKind.BOX);
    }

    @Override
    public Optional<String> recognise(Path root) throws IOException {
        Optional<VocFolder> whole = VocFolder.whole(root);
        if (whole.isPresent()) {
            return Optional.of(".xml files in " + shown(root, whole.get().annotations()));
        }
        return VocFolder.perSplit(root).values().stream()
                .findFirst()
                .map(folder -> ".xml files in " + shown(root, folder.annotations()));
    }

    @Override
    public List<String> splits(Path root) throws IOException {
        Optional<VocFolder> whole = VocFolder.whole(root);
        if (whole.isPresent()) {
            Map<String, Path> lists = whole.get().lists();
            return lists.isEmpty() ? List.of(SplitNames.ALL) : List.copyOf(lists.keySet());
        }
        return List.copyOf(VocFolder.perSplit(root).keySet());
    }

    @Override
    public StatedSplit read(SplitRequest request, DatasetProblemLog problems) throws IOException {
        return new VocSplitReader(request, problems).read();
    }

    @Override
    public Optional<FormatWriter> writer() {
        return Optional.of(new VocWriter());
    }

    private static String shown(Path root, Path folder) {
        return folder.equals(root) ? "the folder itself" : root.relativize(folder) + "/";
    }
}
