package io.restorable.backup.connect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and as whom to connect. Made by {@link ConnectionUrl} or {@link ApplicationDataSource}; prints
 * without its secrets.
 *
 * @param addresses the servers to try, in this order
 * @param name the database's name, not quoted
 * @param user the role to log in as
 * @param password the role's password, or {@code null} where the server asks for none
 * @param properties what else the JDBC driver is told, by the driver's own names
 */
public record Database(
        List<Address> addresses,
        String name,
        String user,
        @Nullable String password,
        Map<String, String> properties) {

    /** PostgreSQL's registered port. */
    public static final int DEFAULT_PORT = 5432;

    public Database {
        addresses = List.copyOf(addresses);
        properties = Map.copyOf(properties);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a database needs at least one address");
        }
        if (name.isEmpty() || user.isEmpty()) {
            throw new IllegalArgumentException("a database needs a name and a user");
        }
    }

    /**
     * One server.
     *
     * @param host its name or address; an IPv6 address stands without brackets
     * @param port its TCP port
     */
    public record Address(String host, int port) {

        public Address {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
            }
        }

        /** {@code host:port}, with brackets around an IPv6 address. */
        @Override
        public String toString() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    /** The same server and role, but another database. */
    public Database named(String otherName) {
        return new Database(addresses, otherName, user, password, properties);
    }

    /** The same with one more driver property, or a changed one. */
    public Database with(String property, String value) {
        var changed = new LinkedHashMap<>(properties);
        changed.put(property, value);
        return new Database(addresses, name, user, password, changed);
    }

    /** The servers as one text: {@code one:5432,two:5433}. */
    public String location() {
        return addresses.stream().map(Address::toString).collect(Collectors.joining(","));
    }

    /** Database, servers and role; property values are left out because some of them are secrets. */
    @Override
    public String toString() {
        return "database '" + name + "' at " + location() + " as '" + user + "'"
                + (properties.isEmpty()
                        ? ""
                        : " " + properties.keySet().stream().sorted().toList());
    }
}
