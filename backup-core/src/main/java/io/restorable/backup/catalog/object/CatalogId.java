package io.restorable.backup.catalog.object;

/**
 * Which row of which system catalog an object is: what pg_dump calls a catalog id, and what pg_depend refers to.
 *
 * @param catalog the OID of the system catalog: 1259 for pg_class
 * @param oid the OID of the row
 */
public record CatalogId(long catalog, long oid) implements Comparable<CatalogId> {

    /** What objects carry that are no row of a catalog, such as ENCODING. */
    public static final CatalogId NONE = new CatalogId(0, 0);

    /** The row {@code oid} of {@code catalog}. */
    public static CatalogId of(SystemCatalog catalog, long oid) {
        return new CatalogId(catalog.oid(), oid);
    }

    /** Whether this is a row of the given catalog. */
    public boolean isIn(SystemCatalog systemCatalog) {
        return catalog == systemCatalog.oid();
    }

    @Override
    public int compareTo(CatalogId other) {
        int byCatalog = Long.compare(catalog, other.catalog);
        return byCatalog != 0 ? byCatalog : Long.compare(oid, other.oid);
    }
}
