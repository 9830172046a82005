package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.image.Image;
import dev.sightline.image.format.ImageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ImageCacheTest {

    /** 64 x 48 in a 32 x 32 letterbox: kept at 32 x 24. */
    private static final int KEPT_BYTES = 32 * 24 * 3;

    private static final List<Sample> SAMPLES = Fakes.dataset(5).samples();

    @Test
    void imagesAreKeptAtTheSizeTheContractResizesThemTo() {
        Image image = Fakes.images().image(SAMPLES.get(0)).orElseThrow();
        assertThat(image.width()).isEqualTo(32);
        assertThat(image.height()).isEqualTo(24);
    }

    @Test
    void imagesBeyondTheBudgetAreDecodedEachTime() {
        ImageCache cache =
                new ImageCache(Fakes.CONTRACT, DatasetProblemPolicy.FAIL, 2 * KEPT_BYTES + 1, Fakes.reader(Set.of()));
        for (int round = 0; round < 3; round++) {
            SAMPLES.forEach(cache::image);
        }
        assertThat(cache.stats())
                .isEqualTo(new ImageCacheStats(2, 2 * KEPT_BYTES, 2 * KEPT_BYTES + 1, 2 + 3 * 3, 2 * 2, 0));
    }

    @Test
    void aImageIsTheSameKeptOrNot() {
        ImageCache none = new ImageCache(Fakes.CONTRACT, DatasetProblemPolicy.FAIL, 0, Fakes.reader(Set.of()));
        for (Sample sample : SAMPLES) {
            assertThat(none.image(sample).orElseThrow().rgb())
                    .isEqualTo(Fakes.images().image(sample).orElseThrow().rgb());
        }
    }

    @Test
    void manyThreadsDecodeEachImageOnce() throws Exception {
        ImageCache cache = Fakes.images();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(threads.submit(() -> SAMPLES.forEach(cache::image)));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThat(cache.stats().decoded()).isEqualTo(5);
        assertThat(cache.stats().reused()).isEqualTo(35);
    }

    @Test
    void anUnreadableImageFailsUnlessItMayBeSkipped() {
        assertThatThrownBy(() -> Fakes.images(DatasetProblemPolicy.FAIL, "s2").image(SAMPLES.get(2)))
                .isInstanceOf(ImageException.class)
                .hasMessage("s2.png: its data are damaged");
        ImageCache skipping = Fakes.images(DatasetProblemPolicy.SKIP_AND_COUNT, "s2");
        assertThat(skipping.image(SAMPLES.get(2))).isEqualTo(Optional.empty());
        assertThat(skipping.image(SAMPLES.get(2))).isEmpty();
        assertThat(skipping.stats().unreadable()).isEqualTo(1);
    }

    @Test
    void statsReadAsOneLine() {
        ImageCache cache = Fakes.images();
        SAMPLES.forEach(cache::image);
        assertThat(cache.stats())
                .hasToString("5 images kept in 0 of 1 MiB; files decoded 5 times, images reused 0 times");
    }

    @Test
    void aNegativeBudgetIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageCache(Fakes.CONTRACT, DatasetProblemPolicy.FAIL, -1))
                .withMessageContaining("received -1");
    }
}
