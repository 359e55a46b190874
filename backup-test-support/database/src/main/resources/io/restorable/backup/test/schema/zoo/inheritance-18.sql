-- Written by pg_dump 18 in a way that only 18 understands.
ALTER TABLE zoo.grandchild ALTER kind SET NOT NULL;
ALTER TABLE zoo.child_of_two ADD CONSTRAINT extra_too NOT NULL extra;
