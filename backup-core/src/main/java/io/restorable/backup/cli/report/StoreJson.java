package io.restorable.backup.cli.report;

import io.restorable.backup.storage.check.StoreCheckReport;
import io.restorable.backup.storage.check.StoreCheckStep;
import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints for programs what came of trying a store. Fields are added, never renamed or removed. */
final class StoreJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StoreJson() {}

    static void print(StoreCheckReport report, PrintWriter out) {
        ObjectNode json =
                MAPPER.createObjectNode().put("passed", report.passed()).put("store", report.store());
        ArrayNode steps = json.putArray("steps");
        for (StoreCheckStep step : report.steps()) {
            steps.addObject()
                    .put("name", step.name())
                    .put("outcome", step.outcome().name().toLowerCase(Locale.ROOT))
                    .put("detail", step.detail())
                    .put("nextStep", step.nextStep());
        }
        out.println(MAPPER.writeValueAsString(json));
    }
}
