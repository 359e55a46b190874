package io.restorable.backup.error;

import java.util.List;
import java.util.stream.Collectors;

/** The role lacks rights that the work needs; found out before anything was read or changed. */
public final class MissingPrivilegeException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 25;

    private final List<String> missing;
    private final List<String> statements;

    /**
     * @param role the role that lacks them
     * @param work what the rights are needed for: "back up database 'shop'"
     * @param missing what is missing, one clause for each: {@code SELECT on table public.orders}
     * @param statements the statements that grant it, in an order that works
     */
    public MissingPrivilegeException(String role, String work, List<String> missing, List<String> statements) {
        super(
                "The role '" + role + "' may not " + work + ", because it lacks " + shorten(missing, ", ") + ".",
                "Run as a superuser or owner: " + shorten(statements, " "));
        this.missing = List.copyOf(missing);
        this.statements = List.copyOf(statements);
    }

    /** All that is missing; the message shows the beginning. */
    public List<String> missing() {
        return missing;
    }

    /** All statements that grant it; the message shows the beginning. */
    public List<String> statements() {
        return statements;
    }

    private static String shorten(List<String> texts, String separator) {
        String shown = texts.stream().limit(SHOWN).collect(Collectors.joining(separator));
        return texts.size() <= SHOWN ? shown : shown + separator + "and " + (texts.size() - SHOWN) + " more";
    }
}
