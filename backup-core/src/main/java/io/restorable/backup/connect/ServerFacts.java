package io.restorable.backup.connect;

import io.restorable.backup.pg.ServerVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about itself, the database and the role, as read when the pool was opened.
 *
 * @param version the server's version
 * @param database the database's name
 * @param encoding the database's encoding: {@code UTF8}
 * @param localeProvider {@code 'c'} libc, {@code 'i'} ICU, {@code 'b'} built in; libc before 15
 * @param collate LC_COLLATE
 * @param characterType LC_CTYPE
 * @param locale the locale of ICU or of the built-in provider, or {@code null}
 * @param role the role that is logged in
 * @param superuser whether the role is a superuser
 * @param bypassesRowSecurity whether the role has BYPASSRLS, or is a superuser
 * @param standby whether the server is in recovery
 * @param extensions the installed extensions' versions by name, sorted by name
 */
public record ServerFacts(
        ServerVersion version,
        String database,
        String encoding,
        char localeProvider,
        String collate,
        String characterType,
        @Nullable String locale,
        String role,
        boolean superuser,
        boolean bypassesRowSecurity,
        boolean standby,
        Map<String, String> extensions) {

    // to_jsonb, because the columns about locales differ between 14, 15 and 17
    private static final String FACTS = """
            SELECT d.datname, pg_catalog.pg_encoding_to_char(d.encoding) AS encoding,
                   d.datcollate::text AS collate, d.datctype::text AS ctype,
                   coalesce(pg_catalog.to_jsonb(d) ->> 'datlocprovider', 'c') AS provider,
                   coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale')
                       AS locale,
                   r.rolname, r.rolsuper, r.rolsuper OR r.rolbypassrls AS bypasses,
                   pg_catalog.pg_is_in_recovery() AS standby
            FROM pg_catalog.pg_database d, pg_catalog.pg_roles r
            WHERE d.datname = pg_catalog.current_database() AND r.rolname = current_user
            """;

    public ServerFacts {
        // keeps the order, which Map.copyOf would not
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    static ServerFacts read(Session session) {
        var extensions = new LinkedHashMap<String, String>();
        session.forEach(
                "reading the installed extensions",
                "SELECT extname, extversion FROM pg_catalog.pg_extension ORDER BY extname",
                row -> extensions.put(row.text("extname"), row.text("extversion")));
        return session.query(
                        "reading what the server says about itself",
                        FACTS,
                        row -> new ServerFacts(
                                session.version(),
                                row.text("datname"),
                                row.text("encoding"),
                                row.letter("provider"),
                                row.text("collate"),
                                row.text("ctype"),
                                row.textOrNull("locale"),
                                row.text("rolname"),
                                row.flag("rolsuper"),
                                row.flag("bypasses"),
                                row.flag("standby"),
                                extensions))
                .get(0);
    }
}
