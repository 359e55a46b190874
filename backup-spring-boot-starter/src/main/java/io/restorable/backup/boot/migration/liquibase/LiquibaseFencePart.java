package io.restorable.backup.boot.migration.liquibase;

import io.restorable.backup.boot.fence.FencePart;
import io.restorable.backup.boot.fence.FencedDatabase;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;

/** Runs the change sets of the application that are younger than a restored backup; as at its start, but unguarded. */
public final class LiquibaseFencePart implements FencePart {

    private final Supplier<Stream<SpringLiquibase>> beans;

    /** @param beans those of the application */
    public LiquibaseFencePart(Supplier<Stream<SpringLiquibase>> beans) {
        this.beans = beans;
    }

    @Override
    public String name() {
        return "Liquibase";
    }

    @Override
    public void restored(FencedDatabase database) throws LiquibaseException {
        List<SpringLiquibase> all = beans.get().toList();
        for (SpringLiquibase bean : all) {
            DataSource own = bean.getDataSource();
            if (own != null && database.isBehind(own)) {
                bean.setDataSource(database.past(own));
                try {
                    bean.afterPropertiesSet();
                } finally {
                    bean.setDataSource(own);
                }
            }
        }
    }
}
