package io.restorable.backup.connect.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit of bytes per second, in a time of its own. */
class ThrottleTests {

    private static final long MEGABYTE = 1024 * 1024;

    private long now = 4711;
    private long waited;

    private Throttle throttle(String rate) {
        return new Throttle(ByteRate.parse(rate), () -> now, nanos -> {
            waited += nanos;
            now += nanos;
        });
    }

    @Test
    void takesAsLongAsTheRateSays() {
        var throttle = throttle("20MB");

        for (int piece = 0; piece < 100; piece++) {
            throttle.passed(MEGABYTE);
            now += TimeUnit.MILLISECONDS.toNanos(10);
        }

        assertThat(now - 4711).isBetween(TimeUnit.MILLISECONDS.toNanos(4_980), TimeUnit.MILLISECONDS.toNanos(5_030));
    }

    @Test
    void doesNotCatchUpMoreThanAMoment() {
        var throttle = throttle("1MB");
        now += TimeUnit.HOURS.toNanos(1);

        throttle.passed(10 * MEGABYTE);

        assertThat(waited).isEqualTo(TimeUnit.MILLISECONDS.toNanos(9_500));
    }

    @Test
    void waitsForNothingWithoutALimit() {
        new Throttle(ByteRate.UNLIMITED, () -> now, nanos -> waited += nanos).passed(Long.MAX_VALUE);

        assertThat(waited).isZero();
    }

    @Test
    void leavesAnInterruptToTheWork() {
        var throttle = new Throttle(ByteRate.parse("1kB"));
        Thread.currentThread().interrupt();

        throttle.passed(MEGABYTE);

        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"20MB,20971520", "500kB,512000", "1048576,1048576", "1GiB,1073741824", "3 m,3145728", "10MB/s,10485760"
    })
    void readsRates(String text, long bytes) {
        assertThat(ByteRate.parse(text).bytesPerSecond()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1MB", "1.5MB", "20 apples", "0"})
    void refusesWhatIsNoRate(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ByteRate.parse(text));
    }
}
