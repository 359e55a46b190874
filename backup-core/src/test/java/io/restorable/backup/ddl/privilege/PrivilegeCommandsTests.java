package io.restorable.backup.ddl.privilege;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrivilegeCommandsTests {

    private static final PrivilegeTarget TABLE = new PrivilegeTarget("TABLE", "s", "t", null, "owner", "");
    private static final List<String> OWN = List.of("owner=arwdDxt/owner");

    @Test
    void writesNothingWhereBothListsAgree() {
        assertThat(PrivilegeCommands.build(TABLE, OWN, OWN)).isEmpty();
    }

    @Test
    void grantsWhatIsNew() {
        var granted = List.of("owner=arwdDxt/owner", "reader=r/owner", "=r/owner");

        assertThat(PrivilegeCommands.build(TABLE, granted, OWN)).isEqualTo("""
                GRANT SELECT ON TABLE s.t TO reader;
                GRANT SELECT ON TABLE s.t TO PUBLIC;
                """);
    }

    @Test
    void revokesWhatIsGoneAndPutsTheOwnerFirst() {
        var granted = List.of("reader=r/owner", "owner=r/owner");

        assertThat(PrivilegeCommands.build(TABLE, granted, OWN)).isEqualTo("""
                REVOKE SELECT,INSERT,REFERENCES,DELETE,TRIGGER,TRUNCATE,UPDATE ON TABLE s.t FROM owner;
                GRANT SELECT ON TABLE s.t TO owner;
                GRANT SELECT ON TABLE s.t TO reader;
                """);
    }

    @Test
    void saysAllWhereNothingIsMissing() {
        assertThat(PrivilegeCommands.build(TABLE, List.of("reader=arwdDxtm/owner"), List.of()))
                .isEqualTo("GRANT ALL ON TABLE s.t TO reader;\n");
    }

    @Test
    void partsPrivilegesThatCanBeGrantedOn() {
        assertThat(PrivilegeCommands.build(TABLE, List.of("reader=ar*/owner"), List.of()))
                .isEqualTo("""
                        GRANT INSERT ON TABLE s.t TO reader;
                        GRANT SELECT ON TABLE s.t TO reader WITH GRANT OPTION;
                        """);
    }

    @Test
    void becomesTheGrantorForGrantsOfOthers() {
        assertThat(PrivilegeCommands.build(TABLE, List.of("reader=r/\"the clerk\""), List.of()))
                .isEqualTo("""
                        SET SESSION AUTHORIZATION "the clerk";
                        GRANT SELECT ON TABLE s.t TO reader;
                        RESET SESSION AUTHORIZATION;
                        """);
    }

    @Test
    void readsRolesWithQuotesAndEqualsSigns() {
        assertThat(PrivilegeCommands.build(TABLE, List.of("\"a\"\"b=c/d\"=r/owner"), List.of()))
                .isEqualTo("GRANT SELECT ON TABLE s.t TO \"a\"\"b=c/d\";\n");
    }

    @Test
    void namesTheColumnBehindEachPrivilege() {
        var column = new PrivilegeTarget("TABLE", "s", "t", "\"the column\"", "owner", "");

        assertThat(PrivilegeCommands.build(column, List.of("reader=rw/owner"), List.of()))
                .isEqualTo("GRANT SELECT(\"the column\"),UPDATE(\"the column\") ON TABLE s.t TO reader;\n");
    }

    @Test
    void saysAllOfAColumn() {
        var column = new PrivilegeTarget("TABLE", "s", "t", "c", "owner", "");

        assertThat(PrivilegeCommands.build(column, List.of("reader=arwx/owner"), List.of()))
                .isEqualTo("GRANT ALL(c) ON TABLE s.t TO reader;\n");
    }

    @Test
    void leavesAnOwnerlessObjectToWhoeverRestores() {
        var language = new PrivilegeTarget("LANGUAGE", null, "plsample", null, "", "");

        assertThat(PrivilegeCommands.build(language, List.of("reader=U/postgres"), List.of()))
                .isEqualTo("""
                        SET SESSION AUTHORIZATION postgres;
                        GRANT ALL ON LANGUAGE plsample TO reader;
                        RESET SESSION AUTHORIZATION;
                        """);
    }

    @Test
    void writesDefaultPrivileges() {
        assertThat(PrivilegeCommands.buildDefault("TABLES", "s", "owner", List.of("reader=r/owner"), List.of()))
                .isEqualTo("ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA s GRANT SELECT ON TABLES TO reader;\n");
    }

    @Test
    void refusesAnythingButAccessPrivileges() {
        assertThatThrownBy(() -> PrivilegeCommands.build(TABLE, List.of("nonsense"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonsense");
    }
}
