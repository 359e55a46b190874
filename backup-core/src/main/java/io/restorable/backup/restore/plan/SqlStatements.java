package io.restorable.backup.restore.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into its statements, so that one grantee that does not exist here costs one statement and not all of
 * them. Understands quoted names, constants and comments to the end of a line; not meant for function bodies.
 */
public final class SqlStatements {

    // Possessive: a constant may be longer than the stack is deep that turning back would take.
    private static final Pattern TOKEN =
            Pattern.compile("(--[^\\n]*+)|'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|;|[^'\";-]++|-");

    private SqlStatements() {}

    /** The statements without their semicolons. */
    public static List<String> split(String sql) {
        var statements = new ArrayList<String>();
        var current = new StringBuilder();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group().equals(";")) {
                addIfAny(statements, current);
                current.setLength(0);
            } else if (matcher.group(1) == null) {
                current.append(matcher.group());
            }
        }
        addIfAny(statements, current);
        return statements;
    }

    private static void addIfAny(List<String> statements, CharSequence statement) {
        String text = statement.toString().strip();
        if (!text.isEmpty()) {
            statements.add(text);
        }
    }
}
