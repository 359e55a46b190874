-- PostgreSQL 16 knows tailoring rules.
CREATE COLLATION zoo.icu_rules (provider = icu, locale = 'en', rules = '&V << w <<< W');
