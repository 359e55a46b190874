package io.restorable.backup.pg;

/** A name within a schema, both as the catalog holds them: not quoted. Prints as SQL. */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {

    @Override
    public int compareTo(QualifiedName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    /** {@code schema.name}, quoted where SQL needs it. */
    @Override
    public String toString() {
        return Identifiers.qualify(schema, name);
    }
}
