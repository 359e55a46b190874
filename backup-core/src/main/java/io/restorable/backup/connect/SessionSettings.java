package io.restorable.backup.connect;

import io.restorable.backup.pg.Literals;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings of a session, applied each time it is taken from the pool. Sources: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, setup_connection; src/bin/pg_dump/pg_backup_archiver.c, _doSetFixedOutputState.
 */
final class SessionSettings {

    /**
     * The time zone that a client gets which asks for none: that of the role and database, else the server's, whose own
     * value is hidden behind what the JDBC driver asked for. initdb gives log_timezone the same value.
     */
    private static final String SERVER_TIME_ZONE = """
            SELECT pg_catalog.set_config('TimeZone', coalesce(
                (SELECT pg_catalog.substr(setting, 10)
                 FROM pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) setting
                 WHERE pg_catalog.lower(setting) LIKE 'timezone=%'
                   AND s.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database
                                             WHERE datname = pg_catalog.current_database()))
                   AND s.setrole IN (0, (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = session_user))
                 ORDER BY s.setrole = 0, s.setdatabase = 0 LIMIT 1),
                pg_catalog.current_setting('log_timezone')), false)
            """;

    /** Keeps a view that someone puts in a table's place from running code as us (CVE-2024-7348). */
    private static final String NO_REPLACED_RELATIONS = """
            SELECT pg_catalog.set_config(name, 'view', false) FROM pg_catalog.pg_settings
            WHERE name = 'restrict_nonsystem_relation_kind'
            """;

    /**
     * Lets the server find out within a minute that we are gone, be it in the middle of a long statement: a process that
     * was killed, or a host without power, must not hold locks for hours. Not every platform can; those keep their own
     * way. Source: PostgreSQL 18 documentation, "TCP Settings".
     */
    private static final Map<String, String> WHEN_WE_DIE = Map.of(
            "client_connection_check_interval", "5s",
            "tcp_keepalives_idle", "30",
            "tcp_keepalives_interval", "5",
            "tcp_keepalives_count", "6");

    private static final String ON_LINUX = """
            SELECT pg_catalog.set_config(name, setting, false) FROM (VALUES %s) wanted (name, setting)
            WHERE pg_catalog.version() LIKE '%%linux%%'
            """.formatted(WHEN_WE_DIE.entrySet().stream()
            .map(setting -> "(" + Literals.quote(setting.getKey()) + ", " + Literals.quote(setting.getValue()) + ")")
            .collect(Collectors.joining(", ")));

    private SessionSettings() {}

    static void apply(Session session, SessionPurpose purpose) {
        session.execute("preparing the session", statements(settings(session, purpose)));
        if (session.version().atLeast(14)) {
            session.execute("letting the server notice when we are gone", ON_LINUX);
        }
        if (purpose == SessionPurpose.CATALOG) {
            session.execute("setting the time zone", SERVER_TIME_ZONE);
        }
        if (purpose != SessionPurpose.RESTORE) {
            session.execute("restricting relation kinds", NO_REPLACED_RELATIONS);
        }
    }

    private static Map<String, String> settings(Session session, SessionPurpose purpose) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("search_path", "");
        settings.put("client_encoding", "UTF8");
        settings.put("standard_conforming_strings", "on");
        settings.put("row_security", "off");
        settings.put("DateStyle", "ISO");
        settings.put("IntervalStyle", "postgres");
        settings.put("extra_float_digits", "3");
        settings.put("statement_timeout", "0");
        settings.put("lock_timeout", "0");
        settings.put("idle_in_transaction_session_timeout", "0");
        if (session.version().atLeast(14)) {
            settings.put("idle_session_timeout", "0");
        }
        if (session.version().atLeast(17)) {
            settings.put("transaction_timeout", "0");
        }
        settings.putAll(purpose == SessionPurpose.RESTORE ? writing() : reading(purpose));
        return settings;
    }

    private static Map<String, String> reading(SessionPurpose purpose) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("synchronize_seqscans", "off");
        // one process per session: how much a backup takes from the server is decided by its number of jobs
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("jit", "off");
        if (purpose == SessionPurpose.ROWS) {
            // the same row must give the same text wherever it is read, or fingerprints would differ
            settings.put("TimeZone", "UTC");
            settings.put("bytea_output", "hex");
        }
        return settings;
    }

    private static Map<String, String> writing() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("default_transaction_read_only", "off");
        settings.put("check_function_bodies", "off");
        settings.put("xmloption", "content");
        settings.put("client_min_messages", "warning");
        settings.put("array_nulls", "on");
        return settings;
    }

    private static String statements(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "pg_catalog.set_config(%s, %s, false)"
                        .formatted(Literals.quote(setting.getKey()), Literals.quote(setting.getValue())))
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }
}
