package io.restorable.backup.ddl.type;

import io.restorable.backup.catalog.type.EnumType;
import io.restorable.backup.pg.Literals;
import java.util.stream.Collectors;

/** Writes CREATE TYPE … AS ENUM. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpEnumType. */
final class EnumTypeWriter {

    private EnumTypeWriter() {}

    static String create(EnumType type) {
        return type.labels().stream()
                .map(label -> "\n    " + Literals.quote(label))
                .collect(Collectors.joining(",", "CREATE TYPE " + TypeWriter.name(type) + " AS ENUM (", "\n);\n"));
    }
}
