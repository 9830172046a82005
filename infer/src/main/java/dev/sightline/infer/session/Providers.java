package dev.sightline.infer.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.CoreMLFlags;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** What this build of ONNX Runtime can compute with. A provider that is asked for and not there is an error, never the CPU instead. */
public final class Providers {

    private Providers() {}

    /** Those this build brings; whether the hardware is there shows when a session opens. */
    public static List<Provider> available() {
        EnumSet<OrtProvider> built = OrtEnvironment.getAvailableProviders();
        return Arrays.stream(Provider.values())
                .filter(provider -> built.contains(runtime(provider)))
                .toList();
    }

    /** Adds the asked provider to a session's options. */
    static void add(SessionOptions asked, OrtSession.SessionOptions options) throws OrtException {
        List<Provider> available = available();
        if (!available.contains(asked.provider())) {
            throw new IllegalArgumentException("this build of ONNX Runtime has no provider '"
                    + asked.provider().word() + "'; it has " + Provider.words(available)
                    + (asked.provider() == Provider.CUDA || asked.provider() == Provider.TENSORRT
                            ? " (CUDA and TensorRT come with the build profile gpu)"
                            : ""));
        }
        switch (asked.provider()) {
            case CPU -> options.addCPU(true);
            case CUDA -> options.addCUDA(new OrtCUDAProviderOptions(asked.device()));
            case TENSORRT -> addTensorRt(asked, options);
            case COREML -> options.addCoreML(EnumSet.noneOf(CoreMLFlags.class));
            case OPENVINO -> options.addOpenVINO("CPU");
            case XNNPACK ->
                options.addXnnpack(
                        asked.threads() == 0
                                ? Map.of()
                                : Map.of("intra_op_num_threads", String.valueOf(asked.threads())));
        }
    }

    private static void addTensorRt(SessionOptions asked, OrtSession.SessionOptions options) throws OrtException {
        OrtTensorRTProviderOptions settings = new OrtTensorRTProviderOptions(asked.device());
        settings.add("trt_fp16_enable", asked.half() ? "1" : "0");
        if (asked.cache().isPresent()) {
            Path folder = asked.cache().get().toAbsolutePath();
            settings.add("trt_engine_cache_enable", "1");
            settings.add("trt_engine_cache_path", folder.toString());
            settings.add("trt_timing_cache_enable", "1");
            settings.add("trt_timing_cache_path", folder.toString());
        }
        options.addTensorrt(settings);
        // What TensorRT leaves over goes to the card, too, before the CPU.
        options.addCUDA(new OrtCUDAProviderOptions(asked.device()));
    }

    private static OrtProvider runtime(Provider provider) {
        return switch (provider) {
            case CPU -> OrtProvider.CPU;
            case CUDA -> OrtProvider.CUDA;
            case TENSORRT -> OrtProvider.TENSOR_RT;
            case COREML -> OrtProvider.CORE_ML;
            case OPENVINO -> OrtProvider.OPEN_VINO;
            case XNNPACK -> OrtProvider.XNNPACK;
        };
    }
}
