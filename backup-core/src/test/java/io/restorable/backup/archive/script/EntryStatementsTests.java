package io.restorable.backup.archive.script;

import static io.restorable.backup.archive.TocEntryBuilder.entry;
import static io.restorable.backup.archive.TocEntryBuilder.tableData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.archive.ArchiveHeader;
import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Compression;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryStatementsTests {

    private static final TocEntry OBJECTS = entry(3, EntryKind.BLOB_METADATA, "5..6")
            .owner("Me")
            .create("5\n6\n")
            .drop("-- dummy")
            .build();

    @Test
    void makesATableWithItsOwner() {
        var table = entry(1, "TABLE", "Order")
                .schema("Shop")
                .owner("me")
                .create("CREATE TABLE \"Shop\".\"Order\" ();\n")
                .drop("DROP TABLE \"Shop\".\"Order\";\n")
                .build();

        assertThat(create(table))
                .containsExactly(
                        "CREATE TABLE \"Shop\".\"Order\" ();\n", "ALTER TABLE \"Shop\".\"Order\" OWNER TO me;");
        assertThat(createWithoutOwner(table)).containsExactly("CREATE TABLE \"Shop\".\"Order\" ();\n");
        assertThat(drop(table)).containsExactly("DROP TABLE IF EXISTS \"Shop\".\"Order\";\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FUNCTION | f(a integer) | DROP FUNCTION public.f(a integer); | FUNCTION public.f(a integer)",
                "AGGREGATE | a(*) | DROP AGGREGATE public.a(*); | AGGREGATE public.a(*)",
                "OPERATOR | + | DROP OPERATOR public.+ (text, text); | OPERATOR public.+ (text, text)",
                "OPERATOR CLASS | c | DROP OPERATOR CLASS public.c USING hash; | OPERATOR CLASS public.c USING hash",
                "TYPE | t | DROP TYPE public.t; | TYPE public.t",
                "BLOB | 77 | SELECT pg_catalog.lo_unlink('77'); | LARGE OBJECT 77"
            })
    void namesTheObjectWhoseOwnerItSets(String kind, String tag, String drop, String object) {
        var entry = entry(1, kind, tag)
                .oid(77)
                .schema("public")
                .owner("me")
                .create("x;\n")
                .drop(drop + "\n")
                .build();

        assertThat(create(entry)).containsExactly("x;\n", "ALTER " + object + " OWNER TO me;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONSTRAINT", "FK CONSTRAINT", "INDEX", "TRIGGER", "DEFAULT", "POLICY", "CAST", "RULE"})
    void setsNoOwnerOfWhatBelongsToATable(String kind) {
        var entry = entry(1, kind, "t x")
                .owner("me")
                .create("x;\n")
                .drop("DROP x;\n")
                .build();

        assertThat(create(entry)).containsExactly("x;\n");
    }

    @Test
    void refusesToGuessTheOwnedObjectOfAKindItDoesNotKnow() {
        var entry = entry(1, "PROPERTY GRAPH", "g")
                .owner("me")
                .create("x;\n")
                .drop("DROP x;\n")
                .build();

        assertThatExceptionOfType(UnknownEntryKindException.class)
                .isThrownBy(() -> create(entry))
                .withMessageContaining("PROPERTY GRAPH g")
                .satisfies(unknown -> assertThat(unknown.kind()).isEqualTo("PROPERTY GRAPH"));
        assertThat(createWithoutOwner(entry)).containsExactly("x;\n");
    }

    @Test
    void leavesOutCommentsInThePlaceOfStatements() {
        var schema = entry(1, "SCHEMA", "public")
                .owner("pg_database_owner")
                .create("-- *not* creating schema, since initdb creates it\n")
                .drop("-- *not* dropping schema, since initdb creates it\n")
                .build();

        assertThat(create(schema)).containsExactly("ALTER SCHEMA public OWNER TO pg_database_owner;");
        assertThat(createWithoutOwner(schema)).isEmpty();
        assertThat(drop(schema)).isEmpty();
        var rows = tableData(2, "t", 1)
                .create("-- load via partition root public.t")
                .build();
        assertThat(create(rows)).isEmpty();
    }

    @Test
    void makesSchemasWithoutTheOwnerThatOldArchivesName() {
        var schema = entry(1, "SCHEMA", "a b")
                .owner("me")
                .create("CREATE SCHEMA \"a b\" AUTHORIZATION me;\n")
                .drop("DROP SCHEMA \"a b\";\n")
                .build();

        assertThat(createWithoutOwner(schema)).containsExactly("CREATE SCHEMA \"a b\";\n");
    }

    @Test
    void makesEveryLargeObjectOfAGroup() {
        assertThat(create(OBJECTS))
                .containsExactly(
                        "SELECT pg_catalog.lo_create('5');",
                        "SELECT pg_catalog.lo_create('6');",
                        "ALTER LARGE OBJECT 5 OWNER TO \"Me\";",
                        "ALTER LARGE OBJECT 6 OWNER TO \"Me\";");
        assertThat(drop(OBJECTS))
                .containsExactly(
                        "SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '5';",
                        "SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '6';");
    }

    @Test
    void grantsOnEveryLargeObjectOfAGroup() {
        var privileges = entry(4, EntryKind.ACL, "LARGE OBJECTS 5..6")
                .create("GRANT ALL ON LARGE OBJECT 5 TO you;\n")
                .dependencies(3)
                .build();

        assertThat(new EntryStatements(contents(OBJECTS, privileges), true).create(privileges))
                .containsExactly("GRANT ALL ON LARGE OBJECT 5 TO you;", "GRANT ALL ON LARGE OBJECT 6 TO you;");
        assertThatExceptionOfType(DamagedArchiveException.class).isThrownBy(() -> create(privileges));
    }

    @Test
    void setsTheAccessMethodOfAPartitionedTableAfterItsDefinition() {
        var table = entry(1, "TABLE", "t")
                .schema("public")
                .create("CREATE TABLE public.t;\n")
                .accessMethod("Heap2")
                .relationKind('p')
                .build();

        assertThat(create(table))
                .containsExactly("CREATE TABLE public.t;\n", "ALTER TABLE public.t SET ACCESS METHOD \"Heap2\";");
        assertThat(EntrySettings.UNKNOWN.changesTo(table)).isEmpty();
    }

    @Test
    void changesOnlySettingsThatDiffer() {
        var plain = entry(1, "TABLE", "a").tablespace("").accessMethod("heap").build();
        var function = entry(2, "FUNCTION", "f()").build();
        var special =
                entry(3, "TABLE", "b").tablespace("Fast").accessMethod("heap").build();

        var afterPlain = EntrySettings.UNKNOWN.with(plain);
        assertThat(EntrySettings.UNKNOWN.changesTo(plain))
                .containsExactly("SET default_tablespace = '';", "SET default_table_access_method = heap;");
        assertThat(afterPlain.changesTo(plain)).isEmpty();
        assertThat(afterPlain.changesTo(function)).isEmpty();
        assertThat(afterPlain.with(function)).isEqualTo(afterPlain);
        assertThat(afterPlain.changesTo(special)).containsExactly("SET default_tablespace = \"Fast\";");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TABLE | DROP TABLE public.t; | DROP TABLE IF EXISTS public.t;",
                "CONSTRAINT | ALTER TABLE ONLY t DROP CONSTRAINT c;"
                        + " | ALTER TABLE IF EXISTS ONLY t DROP CONSTRAINT IF EXISTS c;",
                "FK CONSTRAINT | ALTER TABLE t DROP CONSTRAINT c; | ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS c;",
                "CHECK CONSTRAINT | ALTER DOMAIN d DROP CONSTRAINT c; | ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c;",
                "DEFAULT | ALTER TABLE t ALTER COLUMN a DROP DEFAULT;"
                        + " | ALTER TABLE IF EXISTS t ALTER COLUMN a DROP DEFAULT;",
                "RULE | CREATE OR REPLACE VIEW v AS SELECT 1; | CREATE OR REPLACE VIEW v AS SELECT 1;",
                "INDEX | DROP INDEX i; | DROP INDEX IF EXISTS i;",
                "TRIGGER | DROP TRIGGER a ON t; | DROP TRIGGER IF EXISTS a ON t;",
                "CAST | DROP CAST (a AS b); | DROP CAST IF EXISTS (a AS b);",
                "MADE UP | DROP SOMETHING x; | DROP SOMETHING x;"
            })
    void dropsWhatExists(String kind, String drop, String expected) {
        assertThat(drop(entry(1, kind, "x").drop(drop).build())).containsExactly(expected);
    }

    @Test
    void setsTheSessionUpForEveryServer() {
        var encoding = entry(1, EntryKind.ENCODING, "ENCODING")
                .create("SET client_encoding = 'LATIN1';\n")
                .build();
        var strings = entry(2, EntryKind.STDSTRINGS, "STDSTRINGS")
                .create("SET standard_conforming_strings = 'off';\n")
                .build();
        var path = entry(3, EntryKind.SEARCHPATH, "SEARCHPATH")
                .create("SELECT pg_catalog.set_config('search_path', '', false);\n")
                .build();

        var settings = SessionSettings.of(contents(encoding, strings, path));

        assertThat(settings.statements())
                .contains(
                        "SET standard_conforming_strings = off;",
                        "SET escape_string_warning = off;",
                        "SELECT pg_catalog.set_config('search_path', '', false);",
                        "SET check_function_bodies = false;")
                .noneMatch(statement -> statement.contains("client_encoding"))
                .noneMatch(statement -> statement.contains("transaction_timeout = 0;")
                        && !statement.contains("idle_in_transaction_session_timeout"));
        assertThat(settings.scriptStatements()).contains("SET client_encoding = 'LATIN1';");
        assertThat(SessionSettings.of(contents()).statements()).contains("SET standard_conforming_strings = on;");
    }

    @Test
    void refusesAnUnknownSettingOfStrings() {
        var strings = entry(2, EntryKind.STDSTRINGS, "STDSTRINGS")
                .create("SET standard_conforming_strings = 'maybe';\n")
                .build();

        assertThatExceptionOfType(DamagedArchiveException.class)
                .isThrownBy(() -> SessionSettings.of(contents(strings)));
    }

    private static List<String> create(TocEntry entry) {
        return new EntryStatements(contents(entry), true).create(entry);
    }

    private static List<String> createWithoutOwner(TocEntry entry) {
        return new EntryStatements(contents(entry), false).create(entry);
    }

    private static List<String> drop(TocEntry entry) {
        return new EntryStatements(contents(entry), true).drop(entry);
    }

    private static TableOfContents contents(TocEntry... entries) {
        var created = LocalDateTime.of(2026, 11, 21, 0, 0);
        return new TableOfContents(
                new ArchiveHeader(ArchiveVersion.V1_16, Compression.NONE, created, 0, "d", "18.6", "18.6"),
                List.of(entries));
    }
}
