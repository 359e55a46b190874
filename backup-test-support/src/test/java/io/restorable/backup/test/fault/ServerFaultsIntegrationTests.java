package io.restorable.backup.test.fault;

import io.restorable.backup.test.fault.FaultyProxy.Kind;
import io.restorable.backup.test.fault.FaultyProxy.Moment;
import io.restorable.backup.test.fault.KeptStep.Work;
import io.restorable.backup.test.fault.RestoreStep.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The way to the server breaks at each step: cut, reset, silent, and gone for good. */
class ServerFaultsIntegrationTests {

    private static final long SEED = Long.getLong("restorable.faults.seed", 20261121L);
    private static final FaultTally TALLY = new FaultTally();

    /** What changes what others see; a lost answer leaves open whether it did. */
    private static final List<String> DECISIVE =
            List.of("CREATE DATABASE", "ALTER DATABASE", "COMMIT", "DROP TABLE", "DROP DATABASE", "pg_try_advisory");

    private final Campaign campaign = new Campaign(TALLY);

    @AfterAll
    static void publish() {
        System.out.println("Seed " + SEED + "; choose another one by -Drestorable.faults.seed=…");
        TALLY.publish("server");
    }

    @Test
    void duringABackup() throws Exception {
        campaign.run(bench -> new BackupStep(bench, 2), breaks(6));
    }

    @Test
    void duringARestoreToANewDatabase() throws Exception {
        campaign.run(bench -> new RestoreStep(bench, Target.ABSENT, 2, false), breaks(3));
    }

    @Test
    void duringARestoreToAnEmptyDatabase() throws Exception {
        campaign.run(bench -> new RestoreStep(bench, Target.EMPTY, 2, false), breaks(3));
    }

    @Test
    void duringARestoreInPlace() throws Exception {
        campaign.run(bench -> new RestoreStep(bench, Target.REPLACED, 1, false), breaks(3));
    }

    @Test
    void duringASwap() throws Exception {
        campaign.run(bench -> new RestoreStep(bench, Target.SWAPPED, 2, false), breaks(3));
    }

    @Test
    void duringARestoreOfSomeTables() throws Exception {
        campaign.run(bench -> new RestoreStep(bench, Target.PARTLY, 1, false), breaks(3));
    }

    @Test
    void duringAnUndo() throws Exception {
        campaign.run(bench -> new KeptStep(bench, Work.UNDO), breaks(3));
    }

    @Test
    void whileAKeptDatabaseIsForgotten() throws Exception {
        campaign.run(bench -> new KeptStep(bench, Work.FORGET), breaks(3));
    }

    private static Function<Scout, List<FaultPoint>> breaks(int mostOfEach) {
        return scout -> {
            var points = new ArrayList<FaultPoint>();
            for (Kind kind : List.of(Kind.CUT, Kind.RESET, Kind.GONE)) {
                points.addAll(scout.ofBytes(kind, mostOfEach, SEED));
                points.addAll(scout.ofRequests(kind, Moment.REQUEST, mostOfEach / 2, SEED));
            }
            points.addAll(scout.ofRequests(Kind.STALL, Moment.REQUEST, mostOfEach, SEED));
            points.addAll(scout.ofRequests(Kind.STALL, Moment.ANSWER, mostOfEach, SEED));
            points.addAll(scout.ofRequests(Kind.FROZEN, Moment.ANSWER, 1, SEED));
            for (String text : DECISIVE) {
                for (Moment moment : List.of(Moment.REQUEST, Moment.SENT, Moment.ANSWER)) {
                    points.addAll(scout.ofRequests(Kind.CUT, moment, text));
                }
                points.addAll(scout.ofRequests(Kind.GONE, Moment.ANSWER, text));
            }
            return points;
        };
    }
}
