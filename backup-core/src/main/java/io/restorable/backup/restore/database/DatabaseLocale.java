package io.restorable.backup.restore.database;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.pg.ServerVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the backed-up database sorts and encodes text, read from the archive's DATABASE entry, and how to ask a server of
 * another version for the same. Source: PostgreSQL 18, CREATE DATABASE; src/bin/pg_dump/pg_dump.c, dumpDatabase.
 */
public final class DatabaseLocale {

    private static final Pattern OPTION = Pattern.compile("\\b([A-Z_]+) = (?:'((?:[^']|'')*)'|(\\w+))");

    private static final int PROVIDER_SINCE = 15;
    private static final int BUILTIN_SINCE = 17;

    private final Map<String, String> options;

    private DatabaseLocale(Map<String, String> options) {
        this.options = options;
    }

    /** Reads the DATABASE entry among the archive's entries; an archive without one leaves all to the server. */
    public static DatabaseLocale of(List<TocEntry> entries) {
        var options = new HashMap<String, String>();
        entries.stream()
                .filter(entry -> entry.kind().equals("DATABASE"))
                .map(TocEntry::create)
                .findFirst()
                .ifPresent(create -> collect(create, options));
        return new DatabaseLocale(options);
    }

    private static void collect(@Nullable String create, Map<String, String> options) {
        if (create == null) {
            return;
        }
        Matcher matcher = OPTION.matcher(create);
        while (matcher.find()) {
            String text = matcher.group(2);
            options.put(matcher.group(1), text == null ? matcher.group(3) : text.replace("''", "'"));
        }
    }

    /** The options of CREATE DATABASE that give exactly the backed-up locale on a server of this version. */
    public String exactOptions(ServerVersion target) {
        var sql = new StringBuilder(encodingOption());
        String provider = options.get("LOCALE_PROVIDER");
        if (provider != null && target.atLeast(PROVIDER_SINCE)) {
            sql.append(" LOCALE_PROVIDER = ").append(provider);
        }
        for (String name : List.of("LOCALE", "LC_COLLATE", "LC_CTYPE", "BUILTIN_LOCALE", "ICU_LOCALE", "ICU_RULES")) {
            append(sql, name);
        }
        return sql.toString();
    }

    /** The encoding alone: the server chooses the locale. */
    public String encodingOption() {
        var sql = new StringBuilder(" TEMPLATE = template0");
        append(sql, "ENCODING");
        return sql.toString();
    }

    /** Whether a server of this version knows the backed-up locale's provider. */
    public boolean isKnownTo(ServerVersion target) {
        return switch (options.getOrDefault("LOCALE_PROVIDER", "libc")) {
            case "icu" -> target.atLeast(PROVIDER_SINCE);
            case "builtin" -> target.atLeast(BUILTIN_SINCE);
            default -> true;
        };
    }

    private void append(StringBuilder sql, String name) {
        String value = options.get(name);
        if (value != null) {
            sql.append(' ').append(name).append(" = ").append(Literals.quote(value));
        }
    }

    /** The locale in words, for messages. */
    @Override
    public String toString() {
        return exactOptions(new ServerVersion(180_000)).replace(" TEMPLATE = template0 ", "");
    }
}
