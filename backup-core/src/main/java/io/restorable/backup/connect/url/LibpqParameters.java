package io.restorable.backup.connect.url;

import static java.util.Map.entry;

import io.restorable.backup.error.InvalidConnectionUrlException;
import java.util.Map;
import java.util.Set;

/**
 * libpq's connection parameters in the words of the JDBC driver. Source: PostgreSQL 18 documentation, "Parameter Key
 * Words" and "Environment Variables"; pgJDBC documentation, "Connection Parameters".
 */
public final class LibpqParameters {

    /** The parameters that the URL itself carries, and that are not the driver's business. */
    public static final Set<String> BASIC = Set.of("host", "port", "dbname", "user", "password", "passfile");

    private static final Map<String, String> DRIVER_NAMES = Map.ofEntries(
            entry("sslmode", "sslmode"),
            entry("sslrootcert", "sslrootcert"),
            entry("sslcert", "sslcert"),
            entry("sslkey", "sslkey"),
            entry("sslpassword", "sslpassword"),
            entry("sslnegotiation", "sslNegotiation"),
            entry("connect_timeout", "connectTimeout"),
            entry("application_name", "ApplicationName"),
            entry("fallback_application_name", "ApplicationName"),
            entry("options", "options"),
            entry("channel_binding", "channelBinding"),
            entry("require_auth", "requireAuth"),
            entry("gssencmode", "gssEncMode"),
            entry("krbsrvname", "kerberosServerName"),
            entry("gsslib", "gsslib"),
            entry("target_session_attrs", "targetServerType"),
            entry("load_balance_hosts", "loadBalanceHosts"),
            entry("keepalives", "tcpKeepAlive"));

    /** What the driver decides by itself as well as libpq would; leaving them out weakens nothing. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "client_encoding",
            "gssdelegation",
            "keepalives_count",
            "keepalives_idle",
            "keepalives_interval",
            "max_protocol_version",
            "min_protocol_version",
            "sslcertmode",
            "sslcompression",
            "sslsni",
            "ssl_max_protocol_version",
            "tcp_user_timeout");

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            entry("PGAPPNAME", "application_name"),
            entry("PGCHANNELBINDING", "channel_binding"),
            entry("PGCONNECT_TIMEOUT", "connect_timeout"),
            entry("PGGSSENCMODE", "gssencmode"),
            entry("PGKRBSRVNAME", "krbsrvname"),
            entry("PGLOADBALANCEHOSTS", "load_balance_hosts"),
            entry("PGOPTIONS", "options"),
            entry("PGREQUIREAUTH", "require_auth"),
            entry("PGSSLCERT", "sslcert"),
            entry("PGSSLKEY", "sslkey"),
            entry("PGSSLMODE", "sslmode"),
            entry("PGSSLNEGOTIATION", "sslnegotiation"),
            entry("PGSSLROOTCERT", "sslrootcert"),
            entry("PGTARGETSESSIONATTRS", "target_session_attrs"));

    private static final Map<String, String> SERVER_KINDS = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private LibpqParameters() {}

    /** Adds what the environment says and {@code properties} does not. */
    public static void addFromEnvironment(ConnectionEnvironment environment, Map<String, String> properties) {
        VARIABLES.forEach((variable, parameter) -> {
            String value = environment.variable(variable);
            String driverName = DRIVER_NAMES.get(parameter);
            if (value != null && driverName != null && !properties.containsKey(driverName)) {
                add(parameter, value, properties);
            }
        });
    }

    /**
     * Adds one libpq parameter under the driver's name.
     *
     * @throws InvalidConnectionUrlException if libpq has no such parameter or the driver cannot honour it
     */
    public static void add(String parameter, String value, Map<String, String> properties) {
        if (BASIC.contains(parameter) || WITHOUT_EFFECT.contains(parameter)) {
            return;
        }
        String driverName = DRIVER_NAMES.get(parameter);
        if (driverName == null) {
            addSpecial(parameter, value, properties);
        } else if (parameter.equals("fallback_application_name")) {
            properties.putIfAbsent(driverName, value);
        } else if (parameter.equals("sslrootcert") && value.equals("system")) {
            properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            properties.put("sslmode", "verify-full");
        } else {
            properties.put(driverName, translate(parameter, value));
        }
    }

    private static void addSpecial(String parameter, String value, Map<String, String> properties) {
        boolean harmlessMinimum = parameter.equals("ssl_min_protocol_version") && !value.equals("TLSv1.3");
        if (parameter.equals("requiressl")) {
            properties.putIfAbsent("sslmode", value.equals("1") ? "require" : "prefer");
        } else if (!harmlessMinimum) {
            throw new InvalidConnectionUrlException(
                    "The connection URL has the parameter '" + parameter + "', which cannot be honoured over JDBC.",
                    parameter.equals("service")
                            ? "Write host, port, database and user of the service into the URL."
                            : "Leave it out, or check its spelling.");
        }
    }

    private static String translate(String parameter, String value) {
        return switch (parameter) {
            case "target_session_attrs" -> serverKind(value);
            case "load_balance_hosts" -> Boolean.toString(value.equals("random"));
            case "keepalives" -> Boolean.toString(!value.equals("0"));
            default -> value;
        };
    }

    private static String serverKind(String value) {
        String kind = SERVER_KINDS.get(value);
        if (kind == null) {
            throw new InvalidConnectionUrlException(
                    "The connection URL has target_session_attrs=" + value + ", which is none of libpq's values.",
                    "Use any, read-write, read-only, primary, standby or prefer-standby.");
        }
        return kind;
    }
}
