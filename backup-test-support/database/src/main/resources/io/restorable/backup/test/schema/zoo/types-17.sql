CREATE COLLATION zoo.built_in (provider = builtin, locale = 'C.UTF-8');
CREATE DOMAIN zoo.named_not_null AS int CONSTRAINT "must be there" NOT NULL;
COMMENT ON CONSTRAINT "must be there" ON DOMAIN zoo.named_not_null IS 'Always';
