CREATE TEXT SEARCH PARSER zoo.plain_parser (
    START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH PARSER "odd ""names"" ü☃"."Parser" (
    START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE zoo.plain_template (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH TEMPLATE "odd ""names"" ü☃"."Template" (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY zoo.of_template (TEMPLATE = "odd ""names"" ü☃"."Template", accept = true);
CREATE TEXT SEARCH CONFIGURATION zoo.of_parser (PARSER = "odd ""names"" ü☃"."Parser");
ALTER TEXT SEARCH CONFIGURATION zoo.of_parser ADD MAPPING FOR word WITH zoo.of_template;
ALTER TEXT SEARCH DICTIONARY zoo.of_template OWNER TO zoo_keeper;
ALTER TEXT SEARCH CONFIGURATION zoo.of_parser OWNER TO "Zoo ""Visitor"" ü";
COMMENT ON TEXT SEARCH PARSER zoo.plain_parser IS 'Cuts';
COMMENT ON TEXT SEARCH TEMPLATE zoo.plain_template IS 'Makes';
