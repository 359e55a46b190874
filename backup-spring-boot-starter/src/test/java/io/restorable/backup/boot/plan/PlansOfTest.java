package io.restorable.backup.boot.plan;

import io.restorable.backup.boot.properties.BackupProperties;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.storage.InMemoryStore;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Plans for tests, of settings as people write them. */
public final class PlansOfTest {

    private PlansOfTest() {}

    /** A plan of a database that nobody can reach. */
    public static BackupPlan plan() {
        return plans(Map.of(), new InMemoryStore(Clock.systemUTC()), Clock.systemUTC())
                .first();
    }

    /** The plans of settings; the database is {@code shop} unless they say so. */
    public static BackupPlans plans(Map<String, String> settings, BackupStore store, Clock clock) {
        var all = new LinkedHashMap<String, String>();
        all.put("backup.datasource.url", "postgresql://app@db.example.org/shop");
        all.putAll(settings);
        var properties = new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate(BackupProperties.PREFIX, BackupProperties.class);
        var beans = new DefaultListableBeanFactory();
        var databases = new DatabaseLocator(
                beans,
                beans.getBeanProvider(DataSource.class),
                beans.getBeanProvider(DataSource.class),
                beans.getBeanProvider(ConnectionFallback.class));
        return new PlanFactory(properties, databases, store, clock).plans();
    }
}
