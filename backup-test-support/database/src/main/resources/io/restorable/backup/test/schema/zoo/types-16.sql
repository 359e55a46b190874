CREATE COLLATION zoo.with_rules (provider = icu, locale = 'en', rules = '& V << w <<< W');
