package io.restorable.backup.catalog.text;

import io.restorable.backup.connect.Session;

/** Reads pg_ts_parser, pg_ts_template, pg_ts_dict, pg_ts_config and pg_ts_config_map. Has no state. */
public final class TextSearchReader {

    /** Reads all text search objects of the session's database. */
    public TextSearchObjects read(Session session) {
        var mappings = TokenMappings.read(session);
        return new TextSearchObjects(
                session.query("reading the text search parsers", TextSearchParser.QUERY, TextSearchParser::read),
                session.query("reading the text search templates", TextSearchTemplate.QUERY, TextSearchTemplate::read),
                session.query(
                        "reading the text search dictionaries", TextSearchDictionary.QUERY, TextSearchDictionary::read),
                session.query(
                        "reading the text search configurations",
                        TextSearchConfiguration.QUERY,
                        row -> TextSearchConfiguration.read(row, mappings)));
    }
}
