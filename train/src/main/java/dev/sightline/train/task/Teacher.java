package dev.sightline.train.task;

import dev.sightline.core.contract.Size;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.onnx.importing.ImportedModel;
import dev.sightline.onnx.importing.ModelImport;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.loss.SoftLabels;
import dev.sightline.torch.session.InferenceSession;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.TeacherSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network that predicts on the training images exactly as they are augmented. Owns its native memory. */
final class Teacher implements AutoCloseable {

    private final InferenceSession session;
    private final int classes;

    /** @throws IllegalArgumentException if its file does not predict as many classes */
    Teacher(TeacherSettings settings, ClassificationRecipe recipe, int classes) {
        Size size = recipe.input().resize().canvas().orElseThrow();
        ImportedModel model = ModelImport.classifier(
                OnnxModel.read(settings.onnx()), ClassifierFamily.OUTPUT, classes, size.height(), size.width());
        if (model.weights().size() != model.graph().parameters().size()) {
            throw new IllegalArgumentException("teacher.onnx " + settings.onnx() + " does not predict the " + classes
                    + " classes of the data; a teacher must predict the same classes, in the same order");
        }
        Map<String, StoredArray> weights = new LinkedHashMap<>();
        model.weights()
                .forEach((path, values) -> weights.put(
                        path,
                        new StoredArray(model.graph().parameter(path).shape().sizes(), values)));
        this.session = new InferenceSession(
                model.graph(),
                weights,
                recipe.run().compute().device(),
                recipe.run().compute().threads());
        this.classes = classes;
    }

    /** The targets with this teacher's logits. */
    List<SoftLabels> withTeacher(ImageBatch images, List<SoftLabels> targets) {
        NetworkOutput output = session.predict(images).required(ClassifierFamily.OUTPUT, 2);
        List<SoftLabels> withTeacher = new ArrayList<>(targets.size());
        for (int row = 0; row < targets.size(); row++) {
            float[] logits = new float[classes];
            output.values().get(row * classes, logits);
            withTeacher.add(targets.get(row).withTeacher(logits));
        }
        return withTeacher;
    }

    @Override
    public void close() {
        session.close();
    }
}
