package dev.sightline.infer.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.ElementType;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NodePlacementTest {

    @Test
    void nodesAreListedByTheProviderThatComputesThem() throws IOException {
        String profile = """
                [{"cat":"Session","name":"model_run","args":{}},
                 {"cat":"Node","name":"conv_1_kernel_time","args":{"provider":"CUDAExecutionProvider"}},
                 {"cat":"Node","name":"conv_1_fence_before","args":{"provider":"CUDAExecutionProvider"}},
                 {"cat":"Node","name":"resize_7_kernel_time","args":{"provider":"CPUExecutionProvider"}},
                 {"cat":"Node","name":"conv_1_kernel_time","args":{"provider":"CUDAExecutionProvider"}}]
                """;

        NodePlacement placement = NodePlacement.read(profile.getBytes(StandardCharsets.UTF_8));

        assertThat(placement.onCpu()).containsExactly("resize_7");
        assertThat(placement.count()).isEqualTo(2);
    }

    @Test
    void onTheCpuEveryNodeIsTheCpus() throws IOException {
        Path model = SharedData.path("data/models/yolox_nano.onnx");

        NodePlacement placement = NodePlacement.of(
                Files.readAllBytes(model), "yolox", SessionOptions.cpu(1), ElementType.FLOAT32, 1, 3, 416, 416);

        assertThat(placement.onCpu()).isNotEmpty().hasSize(placement.count());
    }
}
