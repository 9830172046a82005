package dev.sightline.data.format;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.source.AnnotationFormat;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.FormatWriter;
import dev.sightline.data.source.SplitNames;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a format's parser gives: plans the split, parses it, and has it checked. */
record StatedReader(AnnotationFormat format) implements FormatReader {

    @Override
    public String layout() {
        return format.layout();
    }

    @Override
    public Set<AnnotationKind> kinds() {
        return format.kinds();
    }

    @Override
    public Optional<String> recognise(Path root) throws IOException {
        return format.recognise(root);
    }

    @Override
    public List<String> splits(Path root) throws IOException {
        return format.splits(root);
    }

    @Override
    public boolean isDivided() {
        return format.isDivided();
    }

    @Override
    public DatasetReading read(DatasetSource source, Recognition recognition, boolean derive) throws IOException {
        List<String> notes = new ArrayList<>();
        SplitPlan plan = plan(source, derive, notes);
        DatasetProblemLog problems = new DatasetProblemLog();
        StatedSplit stated = format.read(
                new SplitRequest(
                        source.root(),
                        plan.read(),
                        source.labels(),
                        source.options().listLabels(),
                        source.options().oneBased()),
                problems);
        return new SplitCheck(source, stated, problems).reading(recognition, plan, notes);
    }

    @Override
    public Optional<FormatWriter> writer() {
        return format.writer();
    }

    private SplitPlan plan(DatasetSource source, boolean derive, List<String> notes) throws IOException {
        List<String> available = splits(source.root());
        if (!format.isDivided() && available.equals(List.of(SplitNames.ALL))) {
            if (!SplitNames.usual(source.split()).equals(SplitNames.ALL)) {
                notes.add("the images have no splits: '" + source.split() + "' is all of them");
            }
            return new SplitPlan(SplitNames.ALL, Optional.empty());
        }
        Optional<SplitPlan> plan =
                derive ? SplitPlan.of(source.split(), available) : SplitPlan.defined(source.split(), available);
        return plan.orElseThrow(() -> source.noSplit(available));
    }
}
