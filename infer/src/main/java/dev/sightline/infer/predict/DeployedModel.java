package dev.sightline.infer.predict;

import dev.sightline.config.contract.ContractReader;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.file.RegularFile;
import dev.sightline.infer.session.ModelException;
import dev.sightline.infer.session.ModelSession;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.read.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A model file with the contract it is used under, checked against each other. */
record DeployedModel(ModelSession session, Contract contract) {

    /** Key of the contract among a model file's metadata. */
    static final String CONTRACT_KEY = "sightline.contract";

    /** ONNX files end at two gibibytes: that is what protobuf can hold. */
    private static final long LARGEST = Integer.MAX_VALUE;

    static DeployedModel open(Path model, Optional<Path> sideCar, SessionOptions options) {
        return open(bytes(model), model.toString(), sideCar, options);
    }

    static DeployedModel open(byte[] bytes, String model, Optional<Path> sideCar, SessionOptions options) {
        requireSound(bytes, model);
        ModelSession session = new ModelSession(bytes, model, options);
        try {
            Contract contract = contract(session, model, sideCar);
            ContractCheck.require(model, contract, session.inputs(), session.outputs());
            return new DeployedModel(session, contract);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Finds damage with a clear word for it before native code meets the file. */
    private static void requireSound(byte[] bytes, String model) {
        try {
            OnnxModel.parse(bytes, model);
        } catch (OnnxException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Contract contract(ModelSession session, String model, Optional<Path> sideCar) {
        if (sideCar.isPresent()) {
            return ContractReader.read(sideCar.get());
        }
        String written = session.metadata().get(CONTRACT_KEY);
        if (written == null) {
            throw new IllegalArgumentException(model + " carries no contract (metadata '" + CONTRACT_KEY
                    + "'), so how images enter it is unknown; give one in a YAML file with --contract");
        }
        return ContractReader.parse(model + " (metadata " + CONTRACT_KEY + ")", written);
    }

    private static byte[] bytes(Path model) {
        try {
            Optional<String> objection = RegularFile.objection(model);
            if (objection.isPresent()) {
                throw new ModelException(model + " " + objection.get() + "; an ONNX file is needed");
            }
            if (Files.size(model) > LARGEST) {
                throw new ModelException(model + " is larger than the 2 GiB an ONNX file can have");
            }
            byte[] bytes = Files.readAllBytes(model);
            if (bytes.length == 0) {
                throw new ModelException(model + " is empty");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new ModelException("there is no file " + model, e);
        } catch (IOException e) {
            throw new ModelException(model + " cannot be read: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new ModelException(
                    model + " does not fit into Java's memory of "
                            + (Runtime.getRuntime().maxMemory() >> 20) + " MiB; -Xmx gives it more",
                    e);
        }
    }
}
