package io.restorable.backup.manifest;

import io.restorable.backup.pg.ServerVersion;
import org.jspecify.annotations.Nullable;

/**
 * The database that was backed up, with what a new one needs to be alike.
 *
 * @param name its name
 * @param serverVersion the server's version
 * @param encoding the server encoding: {@code UTF8}
 * @param localeProvider {@code libc}, {@code icu} or {@code builtin}
 * @param collate {@code LC_COLLATE}
 * @param characterType {@code LC_CTYPE}
 * @param locale the locale of the ICU or built-in provider, or {@code null}
 */
public record SourceDatabase(
        String name,
        ServerVersion serverVersion,
        String encoding,
        String localeProvider,
        String collate,
        String characterType,
        @Nullable String locale) {}
