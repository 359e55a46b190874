package io.restorable.backup.catalog.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionTests {

    @Test
    void neverPrintsHowItConnects() {
        var subscription = new Subscription(
                new ObjectIdentity(CatalogId.of(SystemCatalog.PG_SUBSCRIPTION, 16_400), null, "orders", "postgres"),
                "dbname=shop password=secret",
                null,
                List.of("everything"),
                new SubscriptionSettings(false, 'f', 'd', false, true, true, false, "off", "any"));

        assertThat(subscription).hasToString("subscription orders");
    }
}
