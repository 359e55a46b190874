-- From PostgreSQL 17 a domain's NOT NULL has a name, and a comment.
COMMENT ON CONSTRAINT "never null" ON DOMAIN zoo.named_not_null IS 'never';
COMMENT ON CONSTRAINT positive_not_null ON DOMAIN zoo.positive IS 'never either';
