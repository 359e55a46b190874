package io.restorable.backup.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.connect.Database.Address;
import io.restorable.backup.connect.url.ConnectionEnvironment;
import io.restorable.backup.error.InvalidConnectionUrlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTests {

    @TempDir
    Path home;

    @Test
    void readsLibpqUrl() {
        Database database =
                parse("postgresql://anna:geheim@db.example:5433/shop?sslmode=require&application_name=nightly");

        assertThat(database.addresses()).containsExactly(new Address("db.example", 5433));
        assertThat(database.name()).isEqualTo("shop");
        assertThat(database.user()).isEqualTo("anna");
        assertThat(database.password()).isEqualTo("geheim");
        assertThat(database.properties()).isEqualTo(Map.of("sslmode", "require", "ApplicationName", "nightly"));
    }

    @Test
    void readsJdbcUrl() {
        Database database =
                parse("jdbc:postgresql://db.example/shop?user=anna&password=ge%2Bheim+nis&sslmode=verify-full");

        assertThat(database.addresses()).containsExactly(new Address("db.example", 5432));
        assertThat(database.user()).isEqualTo("anna");
        assertThat(database.password()).isEqualTo("ge+heim nis");
        assertThat(database.properties()).isEqualTo(Map.of("sslmode", "verify-full"));
    }

    @Test
    void readsJdbcUrlWithoutHost() {
        assertThat(parse("jdbc:postgresql:shop").name()).isEqualTo("shop");
        assertThat(parse("jdbc:postgresql:/").location()).isEqualTo("localhost:5432");
    }

    @Test
    void decodesPercentSignsAndLeavesPlusSignsOfLibpqUrls() {
        Database database = parse("postgres://an%40na:%2F%3A%25+@h/caf%C3%A9%20%22x%22");

        assertThat(database.user()).isEqualTo("an@na");
        assertThat(database.password()).isEqualTo("/:%+");
        assertThat(database.name()).isEqualTo("café \"x\"");
    }

    @Test
    void toleratesAtSignInPassword() {
        assertThat(parse("postgresql://anna:p@ss@h/db").password()).isEqualTo("p@ss");
    }

    @Test
    void readsSeveralHosts() {
        assertThat(parse("postgresql://one,two:5433,[::1]:5434/db").addresses())
                .containsExactly(new Address("one", 5432), new Address("two", 5433), new Address("::1", 5434));
        assertThat(parse("postgresql://u@/db?host=one,two&port=6000").location())
                .isEqualTo("one:6000,two:6000");
    }

    @Test
    void printsIpv6AddressInBrackets() {
        assertThat(parse("jdbc:postgresql://[2001:db8::1]/db").location()).isEqualTo("[2001:db8::1]:5432");
    }

    @Test
    void fallsBackToEnvironment() {
        var environment = environment(Map.of(
                "PGHOST", "db.example",
                "PGPORT", "5433",
                "PGUSER", "anna",
                "PGDATABASE", "shop",
                "PGPASSWORD", "geheim",
                "PGSSLMODE", "verify-full"));

        Database database = ConnectionUrl.parse("postgresql://", environment);

        assertThat(database)
                .hasToString("database 'shop' at db.example:5433 as 'anna' [sslmode]")
                .extracting(Database::password)
                .isEqualTo("geheim");
        assertThat(ConnectionUrl.parse("postgresql://?sslmode=disable", environment)
                        .properties())
                .containsEntry("sslmode", "disable");
    }

    @Test
    void namesDatabaseAfterUserWhereNothingElseDoes() {
        assertThat(parse("postgresql://anna@h").name()).isEqualTo("anna");
        assertThat(parse("postgresql://h").user()).isEqualTo("tester");
    }

    @Test
    void leavesOutDriverPropertiesThatWouldDisturb() {
        assertThat(parse("jdbc:postgresql://h/db?socketTimeout=30&currentSchema=x&cloudSqlInstance=p:r:i")
                        .properties())
                .isEqualTo(Map.of("cloudSqlInstance", "p:r:i"));
    }

    @Test
    void translatesLibpqParameters() {
        assertThat(parse("postgresql://h/db?target_session_attrs=standby&connect_timeout=3&sslrootcert=system"
                                + "&keepalives=0&load_balance_hosts=random&tcp_user_timeout=5")
                        .properties())
                .isEqualTo(Map.of(
                        "targetServerType", "secondary",
                        "connectTimeout", "3",
                        "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory",
                        "sslmode", "verify-full",
                        "tcpKeepAlive", "false",
                        "loadBalanceHosts", "true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:geheim@h/db",
                "postgresql://u:geheim@%2Fvar%2Frun%2Fpostgresql/db",
                "postgresql://u:geheim@h/db?host=/tmp",
                "postgresql://u:geheim@h/db?service=prod",
                "jdbc:postgresql://h/db?service=prod&password=geheim",
                "postgresql://u:geheim@h/db?sslcrl=x",
                "postgresql://u:geheim@h/db?no_such=x",
                "postgresql://u:geheim@h:port/db",
                "postgresql://u:geheim@h:99999/db",
                "postgresql://u:geheim@h:1,i:2,j:3/db?port=1,2",
                "postgresql://u:geheim@[::1/db",
                "postgresql://u:geheim%4@h/db",
                "postgresql://u:geheim%zz@h/db",
                "postgresql://u:geheim@h/db?target_session_attrs=maybe"
            })
    void refusesUrlWithoutRepeatingThePassword(String url) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(InvalidConnectionUrlException.class)
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void showsNoSecretInText() {
        Database database = parse("postgresql://anna:geheim@h/db?sslpassword=alsogeheim");

        assertThat(database.toString()).doesNotContain("geheim");
        assertThat(environment(Map.of("PGPASSWORD", "geheim")).toString()).doesNotContain("geheim");
    }

    @Test
    void readsPasswordFile() throws IOException {
        passwordFile("rw-------", """
                # comment
                other:*:*:*:wrong
                h:5433:shop:anna:wrong port
                h:*:sh\\:op:anna:with\\:colon\\\\
                *:*:*:bert:for bert
                """);

        assertThat(parse("postgresql://anna@h/sh:op").password()).isEqualTo("with:colon\\");
        assertThat(parse("postgresql://bert@x/y").password()).isEqualTo("for bert");
        assertThat(parse("postgresql://carl@x/y").password()).isNull();
    }

    @Test
    void prefersUrlAndVariableToPasswordFile() throws IOException {
        passwordFile("rw-------", "*:*:*:*:from file\n");

        assertThat(parse("postgresql://anna:geheim@h/db").password()).isEqualTo("geheim");
        assertThat(ConnectionUrl.parse("postgresql://anna@h/db", environment(Map.of("PGPASSWORD", "v")))
                        .password())
                .isEqualTo("v");
    }

    @Test
    void readsPasswordFileThatTheVariableNames() throws IOException {
        Path file = Files.writeString(home.resolve("elsewhere"), "*:*:*:*:from there");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(ConnectionUrl.parse("postgresql://anna@h/db", environment(Map.of("PGPASSFILE", file.toString())))
                        .password())
                .isEqualTo("from there");
    }

    @Test
    void ignoresPasswordFileThatOthersMayRead() throws IOException {
        passwordFile("rw-r-----", "*:*:*:*:geheim\n");

        assertThat(parse("postgresql://anna@h/db").password()).isNull();
    }

    private void passwordFile(String permissions, String content) throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Database parse(String url) {
        return ConnectionUrl.parse(url, environment(Map.of()));
    }

    private ConnectionEnvironment environment(Map<String, String> variables) {
        return new ConnectionEnvironment(variables, home, "tester");
    }
}
