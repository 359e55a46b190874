package io.restorable.backup.boot.migration.liquibase;

import io.restorable.backup.boot.migration.PendingChanges;
import io.restorable.backup.boot.migration.SchemaMigration;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.util.ReflectionUtils;

/** What a Liquibase bean is about to do. */
final class LiquibaseMigration implements SchemaMigration {

    private final SpringLiquibase bean;

    LiquibaseMigration(SpringLiquibase bean) {
        this.bean = bean;
    }

    @Override
    public String tool() {
        return "Liquibase";
    }

    @Override
    public DataSource dataSource() {
        return Objects.requireNonNull(bean.getDataSource());
    }

    /** Its change sets have no order of versions, so they are counted. */
    @Override
    public PendingChanges pending() {
        try (Connection connection = dataSource().getConnection();
                Liquibase liquibase = liquibase(connection)) {
            var contexts = new Contexts(bean.getContexts());
            var labels = new LabelExpression(bean.getLabelFilter());
            List<ChangeSet> unrun = liquibase.listUnrunChangeSets(contexts, labels);
            int ran = liquibase.getDatabase().getRanChangeSetList().size();
            return new PendingChanges(
                    ran == 0 ? null : String.valueOf(ran), String.valueOf(ran + unrun.size()), ran, unrun.size());
        } catch (LiquibaseException | SQLException failure) {
            throw new IllegalStateException("Liquibase cannot tell what is pending: " + failure.getMessage(), failure);
        }
    }

    /** The bean makes it of all its settings, but for itself only. */
    private Liquibase liquibase(Connection connection) {
        Method create = Objects.requireNonNull(
                ReflectionUtils.findMethod(SpringLiquibase.class, "createLiquibase", Connection.class));
        ReflectionUtils.makeAccessible(create);
        return (Liquibase) Objects.requireNonNull(ReflectionUtils.invokeMethod(create, bean, connection));
    }

    @Override
    public void run() {
        try {
            bean.afterPropertiesSet();
        } catch (LiquibaseException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /** A change set outside a transaction leaves no record when it fails half-way, so that nothing is sure. */
    @Override
    public boolean isUnchanged(PendingChanges before, RuntimeException failure) {
        return false;
    }
}
