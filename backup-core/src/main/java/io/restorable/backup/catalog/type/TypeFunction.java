package io.restorable.backup.catalog.type;

import io.restorable.backup.connect.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A function that works on a base type's values.
 *
 * @param role what it does
 * @param function its name as SQL, qualified where needed
 */
public record TypeFunction(Role role, String function) {

    /** Reads the columns of all roles from a row of pg_type; a missing function is null there. */
    static List<TypeFunction> readAll(Row row) {
        var functions = new ArrayList<TypeFunction>();
        for (Role role : Role.values()) {
            String function = row.textOrNull(role.column);
            if (function != null) {
                functions.add(new TypeFunction(role, function));
            }
        }
        return functions;
    }

    /** What the function does for the type, named and ordered as pg_dump writes CREATE TYPE. */
    public enum Role {
        INPUT("typinput"),
        OUTPUT("typoutput"),
        RECEIVE("typreceive"),
        SEND("typsend"),
        TYPMOD_IN("typmodin"),
        TYPMOD_OUT("typmodout"),
        ANALYZE("typanalyze"),
        SUBSCRIPT("typsubscript");

        private final String column;

        Role(String column) {
            this.column = column;
        }
    }
}
