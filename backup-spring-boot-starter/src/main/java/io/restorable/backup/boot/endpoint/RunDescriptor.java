package io.restorable.backup.boot.endpoint;

import io.restorable.backup.boot.run.Run;
import io.restorable.backup.boot.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run of this instance.
 *
 * @param id tells runs apart
 * @param plan whose it is
 * @param work what it does: {@code backup}, {@code verify}, {@code drill}, {@code prune}, {@code restore}
 * @param trigger why it began
 * @param state {@code running}, {@code completed}, {@code failed}, {@code cancelled}, {@code busy}
 * @param startedAt when it began
 * @param endedAt when it ended; {@code null} while it is at work
 * @param duration how long it took, or takes so far
 * @param phase the part it is in, or was in last; {@code null} if it has not come to any
 * @param progress what is done of it; {@code null} if nothing is known yet
 * @param result what came of it; {@code null} if nothing did
 * @param failure why it ended without success; {@code null} if it did not
 */
public record RunDescriptor(
        String id,
        String plan,
        String work,
        String trigger,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        Duration duration,
        @Nullable String phase,
        @Nullable ProgressDescriptor progress,
        @Nullable RunResult result,
        @Nullable Problem failure) {

    static RunDescriptor of(Run run, Instant now) {
        return new RunDescriptor(
                run.id().toString(),
                run.plan().name(),
                run.work().word(),
                run.trigger().word(),
                run.state().word(),
                run.startedAt(),
                run.endedAt().orElse(null),
                run.duration(now),
                run.phase()
                        .map(phase -> phase.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse(null),
                run.progress()
                        .map(progress -> ProgressDescriptor.of(progress, run.state() == RunState.COMPLETED))
                        .orElse(null),
                RunResult.of(run),
                run.failure().map(Problem::of).orElse(null));
    }
}
