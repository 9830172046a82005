package dev.sightline.infer.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {

    private static final List<Integer> NUMBERS = IntStream.range(0, 200).boxed().toList();

    @Test
    void resultsComeInTheOrderOfTheItems() {
        List<Integer> taken = new ArrayList<>();
        OrderedWork.run(NUMBERS, 4, number -> number * number, taken::add);

        assertThat(taken)
                .isEqualTo(NUMBERS.stream().map(number -> number * number).toList());
    }

    @Test
    void itemsAreWorkedOnAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        List<Boolean> taken = new ArrayList<>();
        OrderedWork.run(List.of(1, 2), 2, number -> met(both), taken::add);

        assertThat(taken).containsExactly(true, true);
    }

    @Test
    void onlyAFewItemsAreUnderWayAtOnce() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger takenSoFar = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        OrderedWork.run(
                NUMBERS,
                2,
                number -> most.accumulateAndGet(begun.incrementAndGet() - takenSoFar.get(), Math::max),
                result -> takenSoFar.incrementAndGet());

        assertThat(most.get()).isLessThanOrEqualTo(9);
    }

    @Test
    void aFailureEndsTheWorkWithItsOwnException() {
        assertThatThrownBy(() -> OrderedWork.run(
                        NUMBERS,
                        2,
                        number -> {
                            if (number == 7) {
                                throw new IllegalArgumentException("seven");
                            }
                            return number;
                        },
                        result -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seven");
    }

    private static boolean met(CountDownLatch both) {
        both.countDown();
        try {
            return both.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
