package io.restorable.backup.ddl.type;

import io.restorable.backup.catalog.type.TypeDefault;
import io.restorable.backup.pg.Literals;

/** Writes the default values of base types and domains. */
final class TypeDefaults {

    private TypeDefaults() {}

    static String sql(TypeDefault value) {
        return value.expression() ? value.text() : Literals.quote(value.text());
    }
}
