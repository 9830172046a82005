package dev.sightline.deploy.export;

import dev.sightline.config.contract.ContractWriter;
import dev.sightline.config.json.JsonText;
import dev.sightline.core.contract.Contract;
import dev.sightline.data.TrainedImages;
import dev.sightline.onnx.read.OnnxModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The texts a model file of ours carries among its metadata. */
public final class ModelFile {

    /** How images enter, what classes mean and how outputs are read, as JSON. */
    public static final String CONTRACT = "sightline.contract";

    /** Where the weights come from, as JSON: the run's own provenance. */
    public static final String PROVENANCE = "sightline.provenance";

    /** Which checkpoint was written, and how. */
    public static final String EXPORT = "sightline.export";

    /** Within {@link #EXPORT}: billions of operations for one image, a multiply-add being two. */
    public static final String GFLOPS = "gflops";

    private ModelFile() {}

    /** The model with the given texts in place of those it had under the same keys. */
    public static OnnxModel labelled(
            OnnxModel model,
            Contract contract,
            String provenance,
            Optional<TrainedImages> trained,
            Map<String, Object> export) {
        Map<String, String> metadata = new LinkedHashMap<>(model.metadata());
        metadata.put(CONTRACT, ContractWriter.json(contract));
        metadata.put(PROVENANCE, provenance);
        trained.ifPresent(images -> metadata.put(TrainedImages.METADATA_KEY, images.toJson()));
        metadata.put(EXPORT, JsonText.of(export));
        return model.withMetadata(metadata);
    }
}
