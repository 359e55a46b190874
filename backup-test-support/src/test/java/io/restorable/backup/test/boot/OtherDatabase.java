package io.restorable.backup.test.boot;

import io.restorable.backup.test.database.embedded.PostgresServer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that takes its data source from nowhere that a test could know. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = ShopApplication.LIQUIBASE)
class OtherDatabase {

    @Bean
    DataSource archive() {
        var source = new PGSimpleDataSource();
        source.setURL(PostgresServer.newest().jdbcUrl("postgres"));
        return source;
    }
}
