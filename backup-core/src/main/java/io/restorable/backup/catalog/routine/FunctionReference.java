package io.restorable.backup.catalog.routine;

import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that another object names.
 *
 * @param name its schema and name
 * @param argumentTypes the types of its input arguments, as SQL
 */
public record FunctionReference(QualifiedName name, List<String> argumentTypes) {

    public FunctionReference {
        argumentTypes = List.copyOf(argumentTypes);
    }

    /**
     * The columns of a function: {@code prefix}, {@code prefix_schema} and {@code prefix_arguments}.
     *
     * @param alias the alias of pg_proc, or of a row of nulls
     */
    static String columns(String prefix, String alias) {
        return """
                %2$s.proname AS %1$s,
                (SELECT n.nspname FROM pg_namespace n WHERE n.oid = %2$s.pronamespace) AS %1$s_schema,
                ARRAY(SELECT format_type(u.type, NULL) FROM unnest(%2$s.proargtypes) WITH ORDINALITY u (type, position)
                      ORDER BY u.position) AS %1$s_arguments\
                """.formatted(prefix, alias);
    }

    /** Reads the {@link #columns} of a prefix; {@code null} where there is no function. */
    static @Nullable FunctionReference read(Row row, String prefix) {
        String name = row.textOrNull(prefix);
        return name == null
                ? null
                : new FunctionReference(
                        new QualifiedName(row.text(prefix + "_schema"), name), row.texts(prefix + "_arguments"));
    }
}
