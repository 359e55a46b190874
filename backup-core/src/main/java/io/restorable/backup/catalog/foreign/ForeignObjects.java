package io.restorable.backup.catalog.foreign;

import java.util.List;

/**
 * All foreign data wrappers and foreign servers of a database, those of extensions included.
 *
 * @param warnings a sentence for each thing that is left out because the session's role may not read it
 */
public record ForeignObjects(List<ForeignDataWrapper> wrappers, List<ForeignServer> servers, List<String> warnings) {

    public ForeignObjects {
        wrappers = List.copyOf(wrappers);
        servers = List.copyOf(servers);
        warnings = List.copyOf(warnings);
    }
}
