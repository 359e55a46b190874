-- On 14 pg_dump 18 cannot express it: it starts from what 15 grants on public.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
