package io.restorable.backup.ddl.defaultprivilege;

import io.restorable.backup.catalog.defaultprivilege.DefaultPrivileges;
import io.restorable.backup.catalog.defaultprivilege.DefaultPrivilegesObjects;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.privilege.PrivilegeCommands;
import io.restorable.backup.ddl.selection.Selection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Default privileges. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, getDefaultACLs, dumpDefaultACL. */
public final class DefaultPrivilegesTopic implements Topic {

    private final DefaultPrivilegesObjects objects;
    private final Selection selection;

    /**
     * @param objects the default privileges of the database
     * @param selection what is asked for
     */
    public DefaultPrivilegesTopic(DefaultPrivilegesObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return Set.of(NodeKind.DEFAULT_PRIVILEGES);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        for (var privileges : objects.defaultPrivileges()) {
            var node = graph.add(NodeKind.DEFAULT_PRIVILEGES, privileges);
            node.sortKey(SortKey.of(0, role(privileges)));
            selection.select(node);
            node.provide(Component.PRIVILEGES);
        }
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        // pg_depend says it all.
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        if (definitions.includesSchema() && node.includes(Component.PRIVILEGES)) {
            var privileges = node.subject(DefaultPrivileges.class);
            String kind = privileges.kind().words();
            definitions.add(Definitions.entry(node, "DEFAULT ACL", "DEFAULT PRIVILEGES FOR " + kind, Section.POST_DATA)
                    .schema(privileges.schema())
                    .owner(privileges.owner())
                    .create(commands(privileges)));
        }
    }

    private static String commands(DefaultPrivileges defaults) {
        String schema = Objects.requireNonNullElse(defaults.schema(), "");
        List<String> granted = Objects.requireNonNullElse(defaults.privileges().granted(), List.of());
        return PrivilegeCommands.buildDefault(
                defaults.kind().words(),
                schema,
                role(defaults),
                granted,
                defaults.privileges().builtIn());
    }

    private static String role(DefaultPrivileges defaults) {
        return Objects.requireNonNull(defaults.owner(), "pg_default_acl names a role in every row");
    }
}
