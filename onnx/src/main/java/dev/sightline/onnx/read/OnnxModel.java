package dev.sightline.onnx.read;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.file.RegularFile;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.check.ModelCheck;
import dev.sightline.onnx.proto.ModelContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An ONNX model in memory, weights included, whose structure has been checked: versions stated, every tensor made once
 * and before it is read, every stored tensor as long as its dims, nothing in other files. Whether its operators are used
 * as they demand is found out by the runtime that runs it.
 *
 * <p>Immutable and safe to share between threads. Equal content gives equal bytes.
 */
public final class OnnxModel {

    private final ModelProto proto;
    private final String source;

    private OnnxModel(ModelProto proto, String source) {
        this.proto = proto;
        this.source = source;
    }

    /**
     * Reads a whole file.
     *
     * @throws OnnxException if it is missing, unreadable, damaged, keeps weights in other files, or is not a model; the
     *     message names the file and every problem
     */
    public static OnnxModel read(Path file) {
        try {
            Optional<String> objection = RegularFile.objection(file);
            if (objection.isPresent()) {
                throw new OnnxException(file.toString(), "it " + objection.get() + "; a file is needed");
            }
            long size = Files.size(file);
            if (size > Integer.MAX_VALUE) {
                throw new OnnxException(file.toString(), "an ONNX file has at most 2 GB, found " + size + " bytes");
            }
            return parse(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new OnnxException(file.toString(), "there is no such file", e);
        } catch (IOException e) {
            throw new OnnxException(file.toString(), "it cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a model from the bytes of its file.
     *
     * @param name what messages call it
     * @throws OnnxException as {@link #read}
     */
    public static OnnxModel parse(byte[] bytes, String name) {
        try {
            return of(new ModelContent(ModelProto.parseFrom(bytes), name));
        } catch (InvalidProtocolBufferException e) {
            throw new OnnxException(name, "it is not an ONNX file, or a damaged one: " + e.getMessage(), e);
        }
    }

    /** A model from its parsed form, checked; for the rooms of this module. */
    public static OnnxModel of(ModelContent content) {
        ModelCheck.require(content.proto(), content.source());
        return new OnnxModel(content.proto(), content.source());
    }

    /** The parsed form; for the rooms of this module. */
    public ModelContent content() {
        return new ModelContent(proto, source);
    }

    /** The file it was read from, or the name it was given: what messages call it. */
    public String source() {
        return source;
    }

    /** The content of its file. */
    public byte[] bytes() {
        return proto.toByteArray();
    }

    /** Replaces {@code file} in one step; folders on the way are made. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, proto::writeTo);
    }

    /** Its free text by key, in the order of keys. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        proto.getMetadataPropsList().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(metadata);
    }

    /** The same model with this free text in place of what it carries. */
    public OnnxModel withMetadata(Map<String, String> metadata) {
        ModelProto.Builder changed = proto.toBuilder().clearMetadataProps();
        new TreeMap<>(metadata)
                .forEach((key, value) -> changed.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return new OnnxModel(changed.build(), source);
    }

    /** What it holds, without its weights. */
    public ModelDescription describe() {
        return ModelReader.describe(proto);
    }

    /** The tensors it stores, in the order of the file; sparse ones and those inside nested graphs left out. */
    public List<Initialiser> initialisers() {
        return ModelReader.initialisers(proto.getGraph());
    }

    /** Its nodes in the order they are computed; those inside nested graphs left out. */
    public List<NodeDescription> nodes() {
        return proto.getGraph().getNodeList().stream()
                .map(node -> new NodeDescription(
                        node.getName(), node.getOpType(), node.getInputList(), node.getOutputList()))
                .toList();
    }

    /** The names of the tensors its nodes make, in the order they are made; those inside nested graphs left out. */
    public Set<String> tensorNames() {
        Set<String> names = new LinkedHashSet<>();
        for (NodeProto node : proto.getGraph().getNodeList()) {
            node.getOutputList().stream().filter(name -> !name.isEmpty()).forEach(names::add);
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * The same model with more of its tensors as outputs, after its own; those that are outputs already stay where
     * they are.
     *
     * @throws IllegalArgumentException if a name is none of {@link #tensorNames}
     */
    public OnnxModel withExtraOutputs(List<String> names) {
        Set<String> known = tensorNames();
        List<String> unknown =
                names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(source + " makes no tensors " + unknown);
        }
        return new OnnxModel(ModelReader.withOutputs(proto, new LinkedHashSet<>(names)), source);
    }

    /** Its source, for messages. */
    @Override
    public String toString() {
        return "OnnxModel[" + source + "]";
    }
}
