-- User mappings whose options foreign_owner may read in part.
CREATE ROLE foreign_owner LOGIN;
CREATE ROLE foreign_other;
CREATE FOREIGN DATA WRAPPER bare;
CREATE SERVER "foreign to it" FOREIGN DATA WRAPPER bare;
CREATE SERVER "its own" FOREIGN DATA WRAPPER bare;
ALTER SERVER "its own" OWNER TO foreign_owner;
CREATE USER MAPPING FOR PUBLIC SERVER "foreign to it" OPTIONS (word 'hidden');
CREATE USER MAPPING FOR PUBLIC SERVER "its own" OPTIONS (word 'seen');
CREATE USER MAPPING FOR foreign_other SERVER "its own" OPTIONS (word 'hidden');
CREATE USER MAPPING FOR foreign_owner SERVER "its own" OPTIONS (word 'seen');
