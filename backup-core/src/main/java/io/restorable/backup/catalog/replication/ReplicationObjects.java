package io.restorable.backup.catalog.replication;

import io.restorable.backup.catalog.object.CatalogId;
import java.util.List;
import java.util.Set;

/**
 * All publications and subscriptions of a database.
 *
 * @param hidden the subscriptions that the session's role may not read
 * @param warnings a sentence for each thing that is left out because the session's role may not read it
 */
public record ReplicationObjects(
        List<Publication> publications,
        List<PublicationSchema> publicationSchemas,
        List<PublicationTable> publicationTables,
        List<Subscription> subscriptions,
        Set<CatalogId> hidden,
        List<String> warnings) {

    public ReplicationObjects {
        publications = List.copyOf(publications);
        publicationSchemas = List.copyOf(publicationSchemas);
        publicationTables = List.copyOf(publicationTables);
        subscriptions = List.copyOf(subscriptions);
        hidden = Set.copyOf(hidden);
        warnings = List.copyOf(warnings);
    }
}
