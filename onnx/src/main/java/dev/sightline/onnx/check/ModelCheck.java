package dev.sightline.onnx.check;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.OperatorDomain;
import dev.sightline.onnx.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a parsed file is a model at all: versions stated, every tensor made once and before it is read, every
 * stored tensor as long as its dims. All problems are found together. What the operators themselves demand is left to
 * the runtime that runs them.
 */
public final class ModelCheck {

    private final Problems problems = new Problems();

    private ModelCheck() {}

    /**
     * Refuses a model that breaks the format's rules.
     *
     * @throws OnnxException with every problem, if there is one
     */
    public static void require(ModelProto model, String source) {
        ModelCheck check = new ModelCheck();
        check.checkVersions(model);
        if (model.hasGraph()) {
            Set<String> domains = check.domains(model.getOpsetImportList(), "the model");
            new GraphCheck(check.problems, domains).checkMain(model.getGraph());
            model.getFunctionsList().forEach(check::checkFunction);
        } else {
            check.problems.add("it holds no graph");
        }
        check.checkMetadata(model);
        check.problems.throwIfAny(source);
    }

    private void checkVersions(ModelProto model) {
        problems.require(
                model.getIrVersion() > 0,
                "the version of its format (ir_version) must be 1 or more, found "
                        + (model.hasIrVersion() ? model.getIrVersion() : "none"));
        problems.require(
                model.getOpsetImportCount() > 0, "it does not state which operator set it uses (opset_import)");
    }

    private Set<String> domains(List<OperatorSetIdProto> imports, String of) {
        Set<String> domains = new HashSet<>();
        for (OperatorSetIdProto opset : imports) {
            String domain = OperatorDomain.of(opset.getDomain());
            problems.require(domains.add(domain), of + " imports the operator set '" + domain + "' twice");
            problems.require(
                    opset.getVersion() > 0,
                    "the version of the operator set '" + domain + "' must be 1 or more, found " + opset.getVersion());
        }
        if (imports.isEmpty()) {
            domains.add(OperatorDomain.STANDARD);
        }
        return domains;
    }

    private void checkFunction(FunctionProto function) {
        String name = "function '" + function.getName() + "'";
        Set<String> domains = domains(function.getOpsetImportList(), name);
        Scope made = new Scope(null);
        made.addAll(function.getInputList());
        GraphCheck check = new GraphCheck(problems, domains);
        List<NodeProto> nodes = function.getNodeList();
        check.checkNodes(nodes, made);
        for (String output : function.getOutputList()) {
            problems.require(made.contains(output), "output '" + output + "' of " + name + " is made by nothing");
        }
    }

    private void checkMetadata(ModelProto model) {
        Set<String> keys = new HashSet<>();
        model.getMetadataPropsList()
                .forEach(entry -> problems.require(
                        keys.add(entry.getKey()), "the metadata has the key '" + entry.getKey() + "' twice"));
    }
}
