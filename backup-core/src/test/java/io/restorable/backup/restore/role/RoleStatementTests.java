package io.restorable.backup.restore.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.restore.role.RoleStatement.Act;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Statements of pg_dumpall, understood well enough to make only the roles that are missing. */
class RoleStatementTests {

    @Test
    void unquotesNames() {
        assertThat(parse("CREATE ROLE \"a \"\"b\"\" TO c\"").role()).isEqualTo("a \"b\" TO c");
        assertThat(parse("COMMENT ON ROLE \"x y\" IS 'CREATE ROLE z'").role()).isEqualTo("x y");
        assertThat(parse("SECURITY LABEL FOR \"my provider\" ON ROLE r IS 'secret'")
                        .role())
                .isEqualTo("r");
        assertThat(parse("ALTER ROLE r SET search_path TO a, b").act()).isEqualTo(Act.CHANGE);
    }

    @Test
    void takesAttributesApart() {
        RoleStatement attributes = parse("ALTER ROLE \"r 1\" WITH NOSUPERUSER NOINHERIT LOGIN REPLICATION"
                + " CONNECTION LIMIT 3 PASSWORD 'SCRAM-SHA-256$4096:x$y:z' VALID UNTIL '2040-01-01 00:00:00+00'");

        assertThat(attributes.act()).isEqualTo(Act.ATTRIBUTES);
        assertThat(attributes.says("LOGIN")).isTrue();
        assertThat(attributes.says("SUPERUSER")).isFalse();
        assertThat(attributes.parts())
                .extracting(RoleStatement.Part::sql)
                .containsExactly(
                        "ALTER ROLE \"r 1\" WITH NOINHERIT",
                        "ALTER ROLE \"r 1\" WITH LOGIN",
                        "ALTER ROLE \"r 1\" WITH REPLICATION",
                        "ALTER ROLE \"r 1\" WITH CONNECTION LIMIT 3",
                        "ALTER ROLE \"r 1\" WITH PASSWORD 'SCRAM-SHA-256$4096:x$y:z'",
                        "ALTER ROLE \"r 1\" WITH VALID UNTIL '2040-01-01 00:00:00+00'");
    }

    @Test
    void showsNoSecret() {
        RoleStatement attributes = parse("ALTER ROLE r WITH LOGIN PASSWORD 'SCRAM-SHA-256$1:x'");
        RoleStatement setting = parse("ALTER ROLE r SET \"app.key\" TO 'hidden'");

        assertThat(attributes + attributes.shown() + attributes.parts()).doesNotContain("SCRAM");
        assertThat(setting.shown()).isEqualTo("ALTER ROLE r SET \"app.key\" TO …");
    }

    @Test
    void saysAGrantInTheWordsOfOlderServersOnlyIfItMeansTheSame() {
        RoleStatement plain = parse("GRANT a TO b WITH ADMIN OPTION, INHERIT TRUE GRANTED BY c");
        RoleStatement dormant = parse("GRANT a TO b WITH INHERIT FALSE GRANTED BY c");
        RoleStatement unsettable = parse("GRANT a TO b WITH INHERIT TRUE, SET FALSE");

        assertThat(plain.inOldWords()).isEqualTo("GRANT a TO b WITH ADMIN OPTION");
        assertThat(plain.withoutGrantor()).isEqualTo("GRANT a TO b WITH ADMIN OPTION, INHERIT TRUE");
        assertThat(plain.isKnownToOldServers(true)).isTrue();
        assertThat(dormant.isKnownToOldServers(true)).isFalse();
        assertThat(dormant.isKnownToOldServers(false)).isTrue();
        assertThat(unsettable.isKnownToOldServers(true)).isFalse();
    }

    @Test
    void readsWhatPgDumpAllWritesAroundStatements() {
        var kept = KeptRoles.parse("""
                --
                -- User Config "it's"
                --
                CREATE ROLE "it's";
                COMMENT ON ROLE "it's" IS 'one
                -- CREATE ROLE other;
                line';
                GRANT SET ON PARAMETER work_mem TO "it's" WITH GRANT OPTION;
                """);

        assertThat(kept.defines("it's")).isTrue();
        assertThat(kept.defines("other")).isFalse();
        assertThat(kept.definition("it's").get(1).sql()).endsWith("line'");
        assertThat(kept.parameters()).extracting(RoleStatement::role).containsExactly("it's");
    }

    private static RoleStatement parse(String sql) {
        return Objects.requireNonNull(RoleStatement.parse(sql));
    }
}
