package io.restorable.samples.quickstart;

import io.restorable.backup.test.database.embedded.PostgresServer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An embedded PostgreSQL in the place of {@code spring.datasource.url}, so that the sample needs nothing installed. */
@Configuration(proxyBeanMethods = false)
class ShopDatabase {

    @Bean
    JdbcConnectionDetails shopConnectionDetails() {
        var server = PostgresServer.of(18);
        String database = server.createDatabase("shop");
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl(database);
            }

            @Override
            public String getUsername() {
                return server.superuser();
            }

            @Override
            public String getPassword() {
                return "";
            }
        };
    }
}
