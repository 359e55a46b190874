package io.restorable.backup.test.fault;

import io.restorable.backup.test.fault.RepositoryStep.Work;
import io.restorable.backup.test.fault.RestoreStep.Target;
import io.restorable.backup.test.storage.FaultEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The store fails, lies, forgets and dawdles at each step. */
class StoreFaultsIntegrationTests {

    private static final long SEED = Long.getLong("restorable.faults.seed", 20261121L);
    private static final FaultTally TALLY = new FaultTally();

    private final Campaign campaign = new Campaign(TALLY);

    @AfterAll
    static void publish() {
        System.out.println("Seed " + SEED + "; choose another one by -Drestorable.faults.seed=…");
        TALLY.publish("store");
    }

    @Test
    void duringABackup() throws Exception {
        campaign.run(bench -> new BackupStep(bench, 1), everyEffect(9));
    }

    @Test
    void duringARestoreToANewDatabase() throws Exception {
        campaign.run(bench -> new RestoreStep(bench, Target.ABSENT, 1, false), everyEffect(3));
    }

    @Test
    void duringARestoreInPlace() throws Exception {
        campaign.run(bench -> new RestoreStep(bench, Target.REPLACED, 1, true), everyEffect(3));
    }

    @Test
    void duringARestoreOfSomeTables() throws Exception {
        campaign.run(bench -> new RestoreStep(bench, Target.PARTLY, 1, true), everyEffect(2));
    }

    @Test
    void duringASwap() throws Exception {
        campaign.run(bench -> new RestoreStep(bench, Target.SWAPPED, 1, true), everyEffect(3));
    }

    @Test
    void duringAPrune() throws Exception {
        campaign.run(bench -> new RepositoryStep(bench, Work.PRUNE), everyEffect(5));
    }

    @Test
    void duringACopy() throws Exception {
        campaign.run(CopyStep::new, everyEffect(6));
    }

    @Test
    void duringASweep() throws Exception {
        campaign.run(bench -> new RepositoryStep(bench, Work.SWEEP), everyEffect(6));
    }

    @Test
    void duringAVerification() throws Exception {
        campaign.run(bench -> new RepositoryStep(bench, Work.VERIFY), everyEffect(5));
    }

    private static Function<Scout, List<FaultPoint>> everyEffect(int mostOfEach) {
        return scout -> {
            var points = new ArrayList<FaultPoint>();
            for (FaultEffect effect : FaultEffect.values()) {
                points.addAll(scout.ofStore(effect, effect == FaultEffect.FAIL ? mostOfEach * 2 : mostOfEach, SEED));
            }
            return points;
        };
    }
}
