package dev.sightline.core.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kernel's files state of this process's share of the machine, as tables of their contents. */
class ProcessorShareTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "150000 100000 | 1.5 | 1 | one and a half processors keep one thread busy",
                "max 100000    |     | 8 | without a limit all processors count",
                "max           |     | 8 | a kernel may leave the period out",
                "50000 100000  | .5  | 1 | less than one processor is still one thread",
                "400000 50000  | 8   | 8 | the period need not be a tenth of a second",
                "1600000 100000| 16  | 8 | a limit above the processors does not add any"
            })
    void aLimitOfVersion2IsReadFromCpuMax(String max, Double cores, int whole, String reason) {
        CpuQuota quota = CpuQuota.version2(max + "\n", List.of());

        assertThat(quota.cores()).isEqualTo(cores == null ? OptionalDouble.empty() : OptionalDouble.of(cores));
        assertThat(new ProcessorShare(8, quota.cores()).wholeProcessors()).isEqualTo(whole);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "250000, 100000, 2.5, two and a half processors",
        "-1, 100000, , minus one is no limit",
        "0, 100000, , a group that was never set"
    })
    void aLimitOfVersion1IsReadFromQuotaAndPeriod(String quota, String period, Double cores, String reason) {
        assertThat(CpuQuota.version1(quota + "\n", period + "\n", List.of()).cores())
                .isEqualTo(cores == null ? OptionalDouble.empty() : OptionalDouble.of(cores));
    }

    @Test
    void bothVersionsCountThrottledPeriodsUnderTheSameNames() {
        CpuQuota second = CpuQuota.version2(
                "100000 100000",
                List.of("usage_usec 5", "nr_periods 40", "nr_throttled 13", "throttled_usec 990", "nr_bursts 1"));
        CpuQuota first =
                CpuQuota.version1("1", "1", List.of("nr_periods 40", "nr_throttled 13", "throttled_time 990000"));

        assertThat(second.periods()).isEqualTo(40).isEqualTo(first.periods());
        assertThat(second.throttledPeriods()).isEqualTo(13).isEqualTo(first.throttledPeriods());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0-1     | 0 1     | a range",
                "3       | 3       | one processor",
                "0-2,8,10-11 | 0 1 2 8 10 11 | ranges and single ones",
                "''      | ''      | none listed"
            })
    void theProcessorsOfACpusetAreListedAsRanges(String list, String numbers, String reason) {
        Set<Integer> parsed =
                ProcessorSet.parse(List.of("Name:\tjava", "Cpus_allowed:\tff", "Cpus_allowed_list:\t" + list));

        assertThat(parsed)
                .containsExactlyElementsOf(Arrays.stream(numbers.split(" ", -1))
                        .filter(number -> !number.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
    }

    @Test
    void onlyTheProcessorsOfThisProcessAreSummed() {
        List<String> stat = List.of(
                "cpu  999 999 999 999 999 999 999 999 0 0",
                "cpu0 100 20 30 5000 400 5 6 70 50 0",
                "cpu1 1 1 1 1 1 1 1 1 1 1",
                "cpu12 10 0 0 0",
                "intr 1 2 3");

        CpuTimes times = CpuTimes.parse(stat, Set.of(0, 12));

        assertThat(times.busySeconds()).isCloseTo(1.71, within(1e-12));
        assertThat(times.stolenSeconds()).isCloseTo(.7, within(1e-12));
    }

    @Test
    void theNarrowestGroupOnTheWayUpLimits(@TempDir Path mount) throws IOException {
        Path group = Files.createDirectories(mount.resolve("pod/container"));
        Files.writeString(group.resolve("cpu.max"), "max 100000\n");
        Files.writeString(Objects.requireNonNull(group.getParent()).resolve("cpu.max"), "150000 100000\n");
        Files.writeString(group.getParent().resolve("cpu.stat"), "nr_periods 10\nnr_throttled 4\n");
        Files.writeString(mount.resolve("cpu.max"), "400000 100000\n");

        CpuQuota quota = Cgroup.parse(List.of("0::/pod/container"), mount).quota();

        assertThat(quota).isEqualTo(new CpuQuota(OptionalDouble.of(1.5), 10, 4));
    }

    @Test
    void insideAContainerTheRootIsItsOwnGroup(@TempDir Path mount) throws IOException {
        Path root = Files.createDirectories(mount.resolve("cpu,cpuacct"));
        Files.writeString(root.resolve("cpu.cfs_quota_us"), "200000\n");
        Files.writeString(root.resolve("cpu.cfs_period_us"), "100000\n");

        List<String> lines = List.of("12:memory:/docker/17ab", "4:cpu,cpuacct:/docker/17ab", "0::/docker/17ab");

        assertThat(Cgroup.parse(lines, mount).quota().cores()).hasValue(2);
    }

    @Test
    void withoutControlGroupsNothingIsLimited(@TempDir Path mount) {
        assertThat(Cgroup.parse(List.of(), mount).quota()).isEqualTo(CpuQuota.NONE);
        assertThat(Cgroup.parse(List.of("0::/"), mount).quota()).isEqualTo(CpuQuota.NONE);
    }

    @Test
    void aShareIsAboveZero() {
        assertThatThrownBy(() -> new ProcessorShare(0, OptionalDouble.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one processor");
        assertThatThrownBy(() -> new ProcessorShare(2, OptionalDouble.of(0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ProcessorShare.current().wholeProcessors())
                .isBetween(1, Runtime.getRuntime().availableProcessors());
    }
}
