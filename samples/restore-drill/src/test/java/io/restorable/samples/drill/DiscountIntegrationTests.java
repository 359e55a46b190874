package io.restorable.samples.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.test.fixture.CloneFor;
import io.restorable.backup.test.fixture.CloneReport;
import io.restorable.backup.test.fixture.FromBackup;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Works with the data of the newest backup: each test has a clone of its own. */
@ExtendWith(BackupOfLastNight.class)
@FromBackup(store = "${BACKUP_STORE}", per = CloneFor.METHOD)
class DiscountIntegrationTests {

    @Test
    void halvesAllTotals(DataSource shop) throws SQLException {
        assertThat(update(shop, "UPDATE purchase_order SET total = total / 2")).isEqualTo(1000);
    }

    @Test
    void forgetsAllOrders(DataSource shop, CloneReport report) throws SQLException {
        assertThat(update(shop, "DELETE FROM purchase_order")).isEqualTo(1000);
        assertThat(report.cloned()).isLessThan(Duration.ofMinutes(1));
    }

    private static int update(DataSource shop, String sql) throws SQLException {
        try (var connection = shop.getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
