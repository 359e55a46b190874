package io.restorable.backup.ddl.privilege;

/**
 * One {@code aclitem} taken apart: {@code grantee=letters/grantor}. Source: PostgreSQL 18,
 * src/backend/utils/adt/acl.c, aclitemout and putid.
 *
 * @param grantee the role that holds the privileges, not quoted; empty for PUBLIC
 * @param letters the privileges' letters, each followed by {@code *} where it can be granted on
 * @param grantor the role that gave them, not quoted
 */
record PrivilegeItem(String grantee, String letters, String grantor) {

    static PrivilegeItem parse(String text) {
        var grantee = new StringBuilder();
        int equals = readRole(text, 0, grantee);
        int slash = text.indexOf('/', equals);
        if (equals >= text.length() || slash < 0) {
            throw new IllegalArgumentException("'" + text + "' is no access privilege");
        }
        var grantor = new StringBuilder();
        readRole(text, slash + 1, grantor);
        return new PrivilegeItem(grantee.toString(), text.substring(equals + 1, slash), grantor.toString());
    }

    /** Takes a role's name, possibly quoted, up to an equals sign outside quotes; returns where that sign is. */
    private static int readRole(String text, int start, StringBuilder role) {
        boolean quoted = false;
        int position = start;
        while (position < text.length() && (quoted || text.charAt(position) != '=')) {
            char letter = text.charAt(position);
            boolean doubled = quoted && letter == '"' && text.startsWith("\"", position + 1);
            if (letter != '"' || doubled) {
                role.append(letter);
            } else {
                quoted = !quoted;
            }
            position += doubled ? 2 : 1;
        }
        return position;
    }
}
