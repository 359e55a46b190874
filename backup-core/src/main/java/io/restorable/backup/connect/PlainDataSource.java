package io.restorable.backup.connect;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** New connections just as the driver makes them, for code that is not ours. */
public final class PlainDataSource {

    private PlainDataSource() {}

    /**
     * Leads to a database. Nothing is pooled, and the sessions have the role's and the database's own settings.
     *
     * @throws IllegalArgumentException if a property has a value that the driver does not take
     */
    public static DataSource of(Database database) {
        var source = new PGSimpleDataSource();
        source.setServerNames(database.addresses().stream()
                .map(Database.Address::host)
                .map(host -> host.indexOf(':') < 0 ? host : "[" + host + "]")
                .toArray(String[]::new));
        source.setPortNumbers(
                database.addresses().stream().mapToInt(Database.Address::port).toArray());
        source.setDatabaseName(database.name());
        source.setUser(database.user());
        source.setPassword(database.password());
        set(source, database.properties());
        return source;
    }

    private static void set(PGSimpleDataSource source, Map<String, String> properties) {
        try {
            for (var property : properties.entrySet()) {
                if (!property.getKey().equals(DriverDataSource.STALL_TIMEOUT)) {
                    source.setProperty(property.getKey(), property.getValue());
                }
            }
        } catch (SQLException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }
}
