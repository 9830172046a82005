package dev.sightline.infer.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.image.Image;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A service that predicts for weeks must not grow: neither its heap nor what lies outside it. */
class PredictionMemoryTest {

    /** One leaked input of YOLOX-nano would come to 2 MB a prediction. */
    private static final long TOLERANCE_KIB = 32 * 1024;

    @Test
    void residentMemoryStaysFlatOverManyPredictions() throws IOException {
        requireFlat(40, 120);
    }

    @Test
    @Tag("slow")
    void residentMemoryStaysFlatOverTwentyThousandPredictions() throws IOException {
        requireFlat(500, 20_000);
    }

    @Test
    void openingAndClosingLeavesNothingBehind() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc");
        cycles(10);
        long before = residentKib();
        cycles(30);
        long growth = residentKib() - before;
        System.out.println("30 openings and closings: resident memory grew by " + growth + " KiB");
        assertThat(growth).isLessThan(TOLERANCE_KIB);
    }

    private static void cycles(int count) {
        for (int i = 0; i < count; i++) {
            try (Predictor predictor = open()) {
                predictor.predict(images().get(0));
            }
        }
    }

    private static void requireFlat(int warmUp, int predictions) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc");
        List<Image> images = images();
        try (Predictor predictor = open()) {
            predict(predictor, images, warmUp);
            long resident = residentKib();
            long heap = heapKib();
            predict(predictor, images, predictions);
            long residentGrowth = residentKib() - resident;
            long heapGrowth = heapKib() - heap;
            System.out.println(predictions + " predictions: resident memory grew by " + residentGrowth
                    + " KiB, heap by " + heapGrowth + " KiB");
            assertThat(residentGrowth).isLessThan(TOLERANCE_KIB);
            assertThat(heapGrowth).isLessThan(TOLERANCE_KIB / 4);
        }
    }

    private static void predict(Predictor predictor, List<Image> images, int count) {
        for (int i = 0; i < count; i++) {
            predictor.predict(images.get(i % images.size()));
        }
    }

    private static Predictor open() {
        Path contract = SharedData.projectRoot().resolve("configs/contracts/yolox_nano.yaml");
        return Predictor.open(
                SharedData.path("data/models/yolox_nano.onnx"), Optional.of(contract), SessionOptions.cpu(2));
    }

    /** Of several sizes, as a service meets them. */
    private static List<Image> images() {
        Random random = new Random(5);
        List<Image> images = new ArrayList<>();
        for (int[] size : new int[][] {{640, 480}, {300, 500}, {64, 64}, {1200, 900}}) {
            byte[] rgb = new byte[size[0] * size[1] * 3];
            random.nextBytes(rgb);
            images.add(new Image(size[0], size[1], rgb));
        }
        return images;
    }

    private static long heapKib() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }

    private static long residentKib() throws IOException {
        System.gc();
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(text -> text.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
