package io.restorable.backup.catalog.role;

import io.restorable.backup.connect.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role of the server. Never prints its password.
 *
 * @param name its name
 * @param attributes what CREATE ROLE says of it, in PostgreSQL's words: {@code NOSUPERUSER}, {@code LOGIN}
 * @param connectionLimit -1 for none
 * @param password the stored hash, or {@code null} if there is none or it was not asked for
 * @param validUntil when the password ends, or {@code null} for never
 * @param comment its comment, or {@code null}
 * @param labels its security labels
 * @param settings {@code name=value} for each setting that holds in all databases
 */
public record Role(
        String name,
        List<String> attributes,
        int connectionLimit,
        @Nullable String password,
        @Nullable String validUntil,
        @Nullable String comment,
        List<Label> labels,
        List<String> settings) {

    public Role {
        attributes = List.copyOf(attributes);
        labels = List.copyOf(labels);
        settings = List.copyOf(settings);
    }

    /** One security label. */
    public record Label(String provider, String text) {}

    static Role read(Row row, List<Label> labels, List<String> settings) {
        var attributes = new ArrayList<String>();
        add(attributes, row, "rolsuper", "SUPERUSER");
        add(attributes, row, "rolinherit", "INHERIT");
        add(attributes, row, "rolcreaterole", "CREATEROLE");
        add(attributes, row, "rolcreatedb", "CREATEDB");
        add(attributes, row, "rolcanlogin", "LOGIN");
        add(attributes, row, "rolreplication", "REPLICATION");
        add(attributes, row, "rolbypassrls", "BYPASSRLS");
        return new Role(
                row.text("name"),
                attributes,
                row.number("rolconnlimit"),
                row.textOrNull("password"),
                row.textOrNull("valid_until"),
                row.textOrNull("comment"),
                labels,
                settings);
    }

    private static void add(List<String> attributes, Row row, String column, String word) {
        attributes.add(row.flag(column) ? word : "NO" + word);
    }

    @Override
    public String toString() {
        return "role " + name;
    }
}
