package io.restorable.backup.connect;

import io.restorable.backup.connect.url.ConnectionEnvironment;
import io.restorable.backup.connect.url.LibpqParameters;
import io.restorable.backup.connect.url.UrlParts;
import io.restorable.backup.error.InvalidConnectionUrlException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads connection URLs: {@code jdbc:postgresql:…} as pgJDBC does, {@code postgresql://…} as libpq does. What the URL
 * leaves open comes from the environment variables and the password file that libpq uses, too.
 */
public final class ConnectionUrl {

    private static final String JDBC = "jdbc:postgresql:";
    private static final List<String> LIBPQ = List.of("postgresql://", "postgres://");

    /**
     * Driver properties that serve an application and would disturb a backup: time limits on reading, another protocol
     * mode, other types of parameters, another search path.
     */
    private static final Set<String> LEFT_OUT = Set.of(
            "adaptiveFetch",
            "assumeMinServerVersion",
            "autosave",
            "cleanupSavepoints",
            "currentSchema",
            "defaultRowFetchSize",
            "maxResultBuffer",
            "preferQueryMode",
            "queryTimeout",
            "readOnly",
            "readOnlyMode",
            "replication",
            "socketTimeout",
            "stringtype");

    private ConnectionUrl() {}

    /**
     * Reads a URL and completes it from this process's environment.
     *
     * @throws InvalidConnectionUrlException if it is neither form, or names what JDBC cannot do (a Unix socket)
     */
    public static Database parse(String url) {
        return parse(url, ConnectionEnvironment.ofProcess());
    }

    /** Reads a URL and completes it from the given environment; otherwise as {@link #parse(String)}. */
    public static Database parse(String url, ConnectionEnvironment environment) {
        if (url.startsWith(JDBC)) {
            Map<String, String> parts =
                    UrlParts.parse(url.substring(JDBC.length()), true).parameters();
            return complete(parts, driverProperties(parts), environment);
        }
        if (LIBPQ.stream().anyMatch(url::startsWith)) {
            Map<String, String> parts =
                    UrlParts.parse(url.substring(url.indexOf("//")), false).parameters();
            var properties = new LinkedHashMap<String, String>();
            parts.forEach((parameter, value) -> LibpqParameters.add(parameter, value, properties));
            return complete(parts, properties, environment);
        }
        throw new InvalidConnectionUrlException(
                "The connection URL is neither jdbc:postgresql:… nor postgresql://….",
                "Write jdbc:postgresql://host:5432/database or postgresql://user@host:5432/database.");
    }

    private static Map<String, String> driverProperties(Map<String, String> parts) {
        if (parts.containsKey("service")) {
            throw new InvalidConnectionUrlException(
                    "The connection URL names a service, and service files are not read.",
                    "Write host, port, database and user of the service into the URL.");
        }
        var properties = new LinkedHashMap<>(parts);
        properties.keySet().removeAll(LibpqParameters.BASIC);
        properties.keySet().removeAll(LEFT_OUT);
        return properties;
    }

    private static Database complete(
            Map<String, String> parts, Map<String, String> properties, ConnectionEnvironment environment) {
        LibpqParameters.addFromEnvironment(environment, properties);
        String user = firstOf(parts.get("user"), environment.variable("PGUSER"), environment.operatingSystemUser());
        String name = firstOf(parts.get("dbname"), environment.variable("PGDATABASE"), user);
        if (user.isEmpty()) {
            throw new InvalidConnectionUrlException(
                    "The connection URL names no user.", "Add one: postgresql://user@host/database, or set PGUSER.");
        }
        List<Database.Address> addresses = addresses(
                firstOf(parts.get("host"), environment.variable("PGHOST"), "localhost"),
                firstOf(parts.get("port"), environment.variable("PGPORT"), ""));
        String password = parts.get("password");
        if (password == null) {
            password = environment.variable("PGPASSWORD");
        }
        if (password == null) {
            password = fromPasswordFile(parts, environment, addresses, name, user);
        }
        return new Database(addresses, name, user, password, properties);
    }

    private static @Nullable String fromPasswordFile(
            Map<String, String> parts,
            ConnectionEnvironment environment,
            List<Database.Address> addresses,
            String name,
            String user) {
        String path = firstOf(parts.get("passfile"), environment.variable("PGPASSFILE"), "");
        var file = path.isEmpty() ? PasswordFile.ofUser(environment) : new PasswordFile(Path.of(path));
        return addresses.stream()
                .flatMap(address -> file.find(address, name, user).stream())
                .findFirst()
                .orElse(null);
    }

    private static List<Database.Address> addresses(String hosts, String ports) {
        String[] hostList = hosts.split(",", -1);
        String[] portList = ports.split(",", -1);
        if (portList.length != 1 && portList.length != hostList.length) {
            throw new InvalidConnectionUrlException(
                    "The connection has " + hostList.length + " hosts but " + portList.length + " ports.",
                    "Name one port for all hosts, or one for each.");
        }
        var addresses = new ArrayList<Database.Address>();
        for (int index = 0; index < hostList.length; index++) {
            addresses.add(
                    new Database.Address(host(hostList[index]), port(portList[portList.length == 1 ? 0 : index])));
        }
        return addresses;
    }

    private static String host(String text) {
        if (text.startsWith("/") || text.startsWith("@")) {
            throw new InvalidConnectionUrlException(
                    "The host " + text + " is a Unix socket, which JDBC cannot use.",
                    "Name a TCP host, such as localhost; the server listens there if listen_addresses says so.");
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            return text.substring(1, text.length() - 1);
        }
        return text.isEmpty() ? "localhost" : text;
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return Database.DEFAULT_PORT;
        }
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new InvalidConnectionUrlException(
                    "The connection names a port that is no number from 1 to 65535.",
                    "PostgreSQL's usual port is 5432; if the password has a colon, an @ or a slash, write it as"
                            + " %3A, %40 or %2F.");
        }
        return port;
    }

    private static String firstOf(@Nullable String first, @Nullable String second, String last) {
        if (first != null && !first.isEmpty()) {
            return first;
        }
        return second != null ? second : last;
    }
}
