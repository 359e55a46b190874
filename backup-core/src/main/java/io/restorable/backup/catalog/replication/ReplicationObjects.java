package io.restorable.backup.catalog.replication;

import java.util.List;

/**
 * All publications and subscriptions of a database.
 *
 * @param warnings a sentence for each thing that is left out because the session's role may not read it
 */
public record ReplicationObjects(
        List<Publication> publications,
        List<PublicationSchema> publicationSchemas,
        List<PublicationTable> publicationTables,
        List<Subscription> subscriptions,
        List<String> warnings) {

    public ReplicationObjects {
        publications = List.copyOf(publications);
        publicationSchemas = List.copyOf(publicationSchemas);
        publicationTables = List.copyOf(publicationTables);
        subscriptions = List.copyOf(subscriptions);
        warnings = List.copyOf(warnings);
    }
}
