package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.data.FaultPolicy;
import dev.sightline.data.Sample;
import dev.sightline.image.Picture;
import dev.sightline.image.format.PictureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PictureCacheTest {

    /** 64 x 48 in a 32 x 32 letterbox: kept at 32 x 24. */
    private static final int KEPT_BYTES = 32 * 24 * 3;

    private static final List<Sample> SAMPLES = Fakes.dataset(5).samples();

    @Test
    void picturesAreKeptAtTheSizeTheContractResizesThemTo() {
        Picture picture = Fakes.pictures().picture(SAMPLES.get(0)).orElseThrow();
        assertThat(picture.width()).isEqualTo(32);
        assertThat(picture.height()).isEqualTo(24);
    }

    @Test
    void picturesBeyondTheBudgetAreDecodedEachTime() {
        PictureCache cache =
                new PictureCache(Fakes.CONTRACT, FaultPolicy.FAIL, 2 * KEPT_BYTES + 1, Fakes.reader(Set.of()));
        for (int round = 0; round < 3; round++) {
            SAMPLES.forEach(cache::picture);
        }
        assertThat(cache.stats())
                .isEqualTo(new PictureCacheStats(2, 2 * KEPT_BYTES, 2 * KEPT_BYTES + 1, 2 + 3 * 3, 2 * 2, 0));
    }

    @Test
    void aPictureIsTheSameKeptOrNot() {
        PictureCache none = new PictureCache(Fakes.CONTRACT, FaultPolicy.FAIL, 0, Fakes.reader(Set.of()));
        for (Sample sample : SAMPLES) {
            assertThat(none.picture(sample).orElseThrow().rgb())
                    .isEqualTo(Fakes.pictures().picture(sample).orElseThrow().rgb());
        }
    }

    @Test
    void manyThreadsDecodeEachPictureOnce() throws Exception {
        PictureCache cache = Fakes.pictures();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(threads.submit(() -> SAMPLES.forEach(cache::picture)));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThat(cache.stats().decoded()).isEqualTo(5);
        assertThat(cache.stats().reused()).isEqualTo(35);
    }

    @Test
    void anUnreadablePictureFailsUnlessItMayBeSkipped() {
        assertThatThrownBy(() -> Fakes.pictures(FaultPolicy.FAIL, "s2").picture(SAMPLES.get(2)))
                .isInstanceOf(PictureException.class)
                .hasMessage("s2.png: its data are damaged");
        PictureCache skipping = Fakes.pictures(FaultPolicy.SKIP_AND_COUNT, "s2");
        assertThat(skipping.picture(SAMPLES.get(2))).isEqualTo(Optional.empty());
        assertThat(skipping.picture(SAMPLES.get(2))).isEmpty();
        assertThat(skipping.stats().unreadable()).isEqualTo(1);
    }

    @Test
    void statsReadAsOneLine() {
        PictureCache cache = Fakes.pictures();
        SAMPLES.forEach(cache::picture);
        assertThat(cache.stats())
                .hasToString("5 pictures kept in 0 of 1 MiB; files decoded 5 times, pictures reused 0 times");
    }

    @Test
    void aNegativeBudgetIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PictureCache(Fakes.CONTRACT, FaultPolicy.FAIL, -1))
                .withMessageContaining("received -1");
    }
}
