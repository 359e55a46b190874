package io.restorable.backup.catalog.foreign;

import io.restorable.backup.connect.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads pg_foreign_data_wrapper, pg_foreign_server and pg_user_mappings. Has no state. */
public final class ForeignReader {

    /** Reads all foreign data wrappers, servers and user mappings of the session's database. */
    public ForeignObjects read(Session session) {
        Map<Long, List<UserMapping>> mappings = readMappings(session);
        List<ForeignServer> servers = session.query(
                "reading the foreign servers",
                ForeignServer.QUERY,
                row -> ForeignServer.read(row, mappings.getOrDefault(row.oid("oid"), List.of())));
        return new ForeignObjects(
                session.query("reading the foreign data wrappers", ForeignDataWrapper.QUERY, ForeignDataWrapper::read),
                servers,
                servers.stream()
                        .flatMap(server -> hiddenOptions(server).stream())
                        .toList());
    }

    private static Map<Long, List<UserMapping>> readMappings(Session session) {
        var mappings = new HashMap<Long, List<UserMapping>>();
        session.forEach(
                "reading the user mappings",
                UserMapping.QUERY,
                row -> mappings.computeIfAbsent(row.oid("server"), oid -> new ArrayList<>())
                        .add(UserMapping.read(row)));
        return mappings;
    }

    private static List<String> hiddenOptions(ForeignServer server) {
        return server.userMappings().stream()
                .filter(mapping -> !mapping.readable())
                .map(mapping -> "The options of the user mapping for %s on server %s are left out: only a superuser, "
                                .formatted(mapping.user(), server.name())
                        + "the mapped role itself or, for public, the server's owner may read them.")
                .toList();
    }
}
