ALTER TABLE inherited_not_null.child ADD CONSTRAINT "odd name" NOT NULL other NO INHERIT;
