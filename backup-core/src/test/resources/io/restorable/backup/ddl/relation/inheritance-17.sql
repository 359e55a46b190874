CREATE TABLE inheritance.child_generates_otherwise (doubled numeric GENERATED ALWAYS AS (amount * 3) STORED) INHERITS (inheritance.parent);
