#!/usr/bin/env bash
# Times a backup of the definitions of 10,000 tables with 40,000 indexes, side by side with pg_dump.
# usage: large-catalog.sh backup-cli.jar postgresql://user@host/   (a server to create a database on; see README.md)
set -euo pipefail
jar=$1
server=${2%/}
tables=${TABLES:-10000}
heap=${HEAP:-384m}
database=restorable_large_catalog
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! psql -XAtq "$server/postgres" -c "SELECT 1 FROM pg_database WHERE datname = '$database'" | grep -q 1; then
    psql -Xq "$server/postgres" -c "CREATE DATABASE $database"
    psql -Xq -v ON_ERROR_STOP=1 "$server/$database" <<SQL
CREATE SCHEMA wide;
DO \$make\$
BEGIN
    FOR number IN 1..$tables LOOP
        EXECUTE format('CREATE TABLE wide.table_%s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,'
            ' code text NOT NULL, amount numeric(12, 2) DEFAULT 0 CHECK (amount >= 0),'
            ' created timestamptz NOT NULL DEFAULT now(), note text)', number);
        EXECUTE format('CREATE INDEX ON wide.table_%s (code)', number);
        EXECUTE format('CREATE INDEX ON wide.table_%s (created, code)', number);
        EXECUTE format('CREATE UNIQUE INDEX ON wide.table_%s (lower(code)) WHERE note IS NULL', number);
        IF number % 500 = 0 THEN COMMIT; END IF;
    END LOOP;
END
\$make\$;
SQL
fi

for round in 1 2 3; do
    rm -rf "$work/pg_dump" "$work/store"
    /usr/bin/time -f "round $round  pg_dump     %es  client processor %Us  memory %M kB" \
        pg_dump --schema-only -Fd --file="$work/pg_dump" "$server/$database"
    /usr/bin/time -f "round $round  restorable  %es  client processor %Us  memory %M kB" \
        java "-Xmx$heap" -jar "$jar" create --schema-only --url "$server/$database" --store "$work/store" \
        >"$work/out" 2>"$work/err" || { cat "$work/err"; exit 1; }
    tail -1 "$work/err"
done
