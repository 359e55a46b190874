package io.restorable.backup.test.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.restorable.backup.test.database.embedded.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.testcontainers.DockerClientFactory;

/** The same tests in a container, where Docker is; where it is not, what is said then. */
class ContainerDrillIntegrationTests {

    @AfterEach
    void forgets() {
        DrillSamples.GIVEN.clear();
    }

    @Test
    void restoresToAContainerOfTheSameMajorVersion() {
        var results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(DrillSamples.Passing.class))
                .configurationParameter("shop.store", ShopStore.shared().toString())
                .configurationParameter("restorable.test.server", "testcontainers")
                .execute();

        if (DockerClientFactory.instance().isDockerAvailable()) {
            String image = "container of postgres:" + PostgresServer.newest().major();
            results.testEvents().assertStatistics(counts -> counts.succeeded(3).failed(0));
            assertThat(results.allEvents().reportingEntryPublished().stream())
                    .anySatisfy(event -> assertThat(
                                    event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                            .containsAllEntriesOf(Map.of("restoredTo", image, "passed", "true")));
        } else {
            assertThat(results.allEvents().failed().stream())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getRequiredPayload(TestExecutionResult.class)
                                    .getThrowable())
                            .get()
                            .hasToString(
                                    "io.restorable.backup.test.setting.ImpossibleException: Testcontainers finds no"
                                            + " Docker here. Start Docker, or set DOCKER_HOST; or restore elsewhere:"
                                            + " @RestoreOn(EMBEDDED), @RestoreOn(EXTERNAL)."));
        }
    }
}
