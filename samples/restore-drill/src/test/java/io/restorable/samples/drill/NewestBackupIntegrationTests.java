package io.restorable.samples.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.test.drill.BackupDrillTest;
import io.restorable.backup.test.drill.RestoreDrill;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Restores the newest backup, boots the shop on it, and looks whether the orders are there. */
@ExtendWith(BackupOfLastNight.class)
@BackupDrillTest
@RestoreDrill(store = "${BACKUP_STORE}", maxDuration = "10m", checks = "SELECT count(*) > 0 FROM purchase_order")
class NewestBackupIntegrationTests {

    @Autowired
    private PurchaseOrders orders;

    @Test
    void holdsTheOrders() {
        assertThat(orders.count()).isGreaterThanOrEqualTo(1000);
        assertThat(orders.turnover()).isGreaterThan(BigDecimal.ZERO);
        assertThat(orders.findFirstByOrderByOrderedOnDescIdDesc()).get().satisfies(newest -> {
            assertThat(newest.customer()).isNotBlank();
            assertThat(newest.total()).isPositive();
            assertThat(newest.orderedOn()).isAfter(LocalDate.EPOCH);
            assertThat(newest.id()).isPositive();
        });
    }

    @Test
    void isProved(DrillReport report, Manifest manifest) {
        assertThat(report.passed()).isTrue();
        assertThat(report.restore()).isNotNull();
        assertThat(manifest.contents().migrations())
                .singleElement()
                .satisfies(history -> assertThat(history.tool()).isEqualTo("flyway"));
    }
}
