package io.restorable.backup.boot.fence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.connect.ApplicationDataSource;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.PlainDataSource;
import io.restorable.backup.error.InvalidConnectionUrlException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database that is being restored, as the parts of a fence see it. Used by one thread. */
public final class FencedDatabase {

    private static final Logger LOGGER = LoggerFactory.getLogger(FencedDatabase.class);
    private static final String READ_ONLY = "-c default_transaction_read_only=on";
    private static final int SIDE_CONNECTIONS = 4;

    private final BackupPlan plan;
    private final Database database;
    private final List<HikariDataSource> sidePools = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    FencedDatabase(BackupPlan plan) {
        this.plan = plan;
        this.database = plan.database();
    }

    /** The plan whose database it is. */
    public BackupPlan plan() {
        return plan;
    }

    /** Where it is. */
    public Database database() {
        return database;
    }

    /**
     * Whether a data source leads to it: to a database of its name, as one server may go by several names. {@code false}
     * where the data source does not show where it leads.
     */
    public boolean isBehind(DataSource source) {
        try {
            return ApplicationDataSource.locate(source).name().equals(database.name());
        } catch (InvalidConnectionUrlException hidden) {
            return false;
        }
    }

    /** The HikariCP pool of a data source, also behind wrappers; empty if it has none. */
    public static Optional<HikariDataSource> pool(DataSource source) {
        try {
            return source.isWrapperFor(HikariDataSource.class)
                    ? Optional.of(source.unwrap(HikariDataSource.class))
                    : Optional.empty();
        } catch (SQLException | UnsupportedOperationException noWrapper) {
            return Optional.empty();
        }
    }

    /**
     * Connections just as those of a data source, with the same role and settings, that are to be had though its pool is
     * suspended. To be used until the method that asked for them returns.
     */
    public DataSource past(DataSource source) {
        return pool(source).<DataSource>map(this::sidePool).orElse(source);
    }

    private HikariDataSource sidePool(HikariDataSource pool) {
        var config = new HikariConfig();
        pool.copyStateTo(config);
        config.setPoolName("backup-fence");
        config.setMaximumPoolSize(SIDE_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setAllowPoolSuspension(false);
        config.setRegisterMbeans(false);
        var side = new HikariDataSource(config);
        sidePools.add(side);
        return side;
    }

    /** Connections that can change nothing, for those who only look. */
    DataSource readOnly() {
        String options = database.properties().getOrDefault("options", "");
        return PlainDataSource.of(database.with("options", (options + " " + READ_ONLY).strip()));
    }

    /** Puts something into the report that whoever wanted the restore should know; a full sentence. */
    public void note(String sentence) {
        LOGGER.warn("Restore of database {}: {}", database.name(), sentence);
        notes.add(sentence);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    void closeSidePools() {
        sidePools.forEach(HikariDataSource::close);
        sidePools.clear();
    }
}
