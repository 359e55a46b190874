package io.restorable.backup.catalog.text;

import java.util.List;

/** All text search objects of a database, those of pg_catalog and of extensions included. */
public record TextSearchObjects(
        List<TextSearchParser> parsers,
        List<TextSearchTemplate> templates,
        List<TextSearchDictionary> dictionaries,
        List<TextSearchConfiguration> configurations) {

    public TextSearchObjects {
        parsers = List.copyOf(parsers);
        templates = List.copyOf(templates);
        dictionaries = List.copyOf(dictionaries);
        configurations = List.copyOf(configurations);
    }
}
