-- Rows of the sample shop: made by the server, the same ones every time. The setting shop.orders says how many orders.

INSERT INTO shop.country VALUES
  ('DE', 'Deutschland', 19, '+49'), ('FR', 'France', 20, '+33'), ('GR', 'Ελλάδα', 24, '+30'), ('JP', '日本', 10, '+81'),
  ('IL', 'ישראל', 18, '+972'), ('EG', 'مصر', 14, '+20'), ('IS', 'Ísland', 24, '+354'), ('UA', 'Україна', 20, '+380'),
  ('IN', 'भारत', 18, '+91'), ('US', 'United States', 0, '+1'), ('KR', '대한민국', 10, '+82'), ('TH', 'ไทย', 7, NULL);

INSERT INTO shop.category (parent_id, name, slug)
SELECT CASE WHEN i > 8 THEN 1 + i % 8 END, 'Category ' || i || CASE WHEN i % 5 = 0 THEN ' ☕ & “more”' ELSE '' END, 'category-' || i
FROM generate_series(1, 60) i;

INSERT INTO shop.supplier (name, interface_key, network, gateway, terminal, seat)
SELECT 'Supplier Nº ' || i, md5('supplier' || i)::uuid, ('10.' || i || '.0.0/16')::cidr, ('10.' || i || '.0.1')::inet,
       ('08:00:2b:01:02:' || lpad(to_hex(i), 2, '0'))::macaddr,
       ROW ('Straße "am Ring"', i || 'a', NULL, 'Zürich, Süd', 'DE')::shop.address
FROM generate_series(1, 40) i;

INSERT INTO shop.warehouse (name, location, floor_plan, opens_at, collects_at, opened_on) VALUES
  ('North', '(53.55,9.99)', '((0,0),(0,80.5),(40,80.5),(40,0))', '06:30', '17:45:00.5+02', '1999-12-31'),
  ('South', '(48.14,11.58)', NULL, '07:00', NULL, '2012-02-29'),
  ('Overseas', '(-33.87,151.21)', '((0,0),(1e-3,1e300),(2,0))', '00:00', '24:00:00-05', 'infinity');

INSERT INTO shop.product (sku, name, description, category_id, supplier_id, net_price, vat_percent, weight_kg, size_cm, tags,
                          attributes, thumbnail, shelf_life, sold_during, shipping_classes, active)
SELECT 'SKU' || lpad(i::text, 7, '0'),
       (ARRAY['Kettle', 'Täßchen', 'やかん', 'Чайник', 'قدح', '🫖 Teapot'])[1 + i % 6] || ' ' || i,
       CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE E'Line one\nline\ttwo \\. back\\slash ' || i END,
       1 + i % 60, 100 + 10 * (i % 40), (i * 7919 % 100000) / 100.0, (ARRAY[7, 19, 0])[1 + i % 3],
       CASE i % 7 WHEN 0 THEN 'NaN' WHEN 1 THEN NULL ELSE i / 7.0 END::real,
       ARRAY[i % 90, i / 3.0, 'Infinity'],
       CASE WHEN i % 3 = 0 THEN '{}' ELSE ARRAY['new', 'with "quote"', 'a,b', NULL, 'tag' || i % 20] END,
       jsonb_build_object('colour', (ARRAY['red', 'grün', '青'])[1 + i % 3], 'volume', i / 10.0, 'parts', jsonb_build_array(i, NULL, true)),
       CASE WHEN i % 2 = 0 THEN decode(repeat(md5(i::text), 4), 'hex') END,
       make_interval(years => i % 3, days => i % 30, secs => i % 1000 / 8.0),
       daterange('2020-01-01', CASE WHEN i % 5 = 0 THEN NULL ELSE date '2026-01-01' + i % 900 END),
       shop.weight_range(i % 10, 10 + i % 10, '[]'), i % 11 <> 0
FROM generate_series(1, 5000) i;

-- Large objects under numbers of their own choice, so that every run makes the same ones.
UPDATE shop.product SET manual = lo_from_bytea((700000 + id)::oid, convert_to(repeat('Manual of ' || name || E'\n', 200), 'UTF8'))
WHERE id % 250 = 0;

INSERT INTO shop.price_history
SELECT p.id, tstzrange(timestamptz '2024-01-01 00:00+00' + y * interval '1 year', CASE WHEN y < 2 THEN timestamptz '2025-01-01 00:00+00' + y * interval '1 year' END),
       p.net_price + y
FROM shop.product p, generate_series(0, 2) y;

INSERT INTO shop.stock
SELECT w, p, (p * w * 31) % 500, ARRAY['A', chr(65 + p % 26), NULL]::char(1)[], date '2026-01-01' + p % 300
FROM generate_series(1, 3) w, generate_series(1, 5000) p;

INSERT INTO shop.customer (email, name, born, home, registered_at, last_login_from, settings, legacy_profile, recommended_by, newsletter)
SELECT 'Customer' || i || '@' || (ARRAY['example.org', 'example.com', 'beispiel.example'])[1 + i % 3],
       (ARRAY['Zoë Müller', 'Νίκος', '山田太郎', 'O''Hara', 'Åsa "Ö"', 'Ivan\Petrov'])[1 + i % 6] || ' ' || i,
       CASE WHEN i % 9 = 0 THEN NULL ELSE date '1940-01-01' + i % 25000 END,
       ROW ('Street ' || i % 500, i % 200, lpad((i * 37 % 100000)::text, 5, '0'), 'City, of (many)', (ARRAY['DE', 'FR', 'JP', 'US'])[1 + i % 4])::shop.address,
       timestamptz '2023-01-01 00:00:00.123456+00' + i * interval '13 minutes',
       CASE WHEN i % 2 = 0 THEN ('192.168.' || i % 250 || '.' || i % 251)::inet ELSE ('2001:db8::' || to_hex(i % 65000))::inet END,
       jsonb_build_object('theme', i % 3, 'languages', jsonb_build_array('de', 'en')),
       CASE WHEN i % 4 = 0 THEN ('{"b" : 1,  "a":' || i || ', "b": 2}')::json END,
       CASE WHEN i % 10 = 0 THEN 1 + i / 2 END, (ARRAY[true, false, NULL])[1 + i % 3]
FROM generate_series(1, current_setting('shop.orders')::int / 3 + 1) i;

INSERT INTO shop.voucher
SELECT 'SAVE-' || i, 1 + i % 90, daterange('2024-01-01', date '2024-02-01' + i * 5), int4range(0, i * 10), (i % 16)::bit(4), repeat('10', i % 32)::varbit
FROM generate_series(1, 200) i;

INSERT INTO shop."order" (customer_id, status, placed_at, ship_to, voucher_code, shipping, note)
SELECT 1 + (i * 7907) % (current_setting('shop.orders')::int / 3 + 1),
       (enum_range(NULL::shop.order_status))[1 + i % 6],
       timestamptz '2024-01-01 06:00+00' + i * (interval '900 days' / current_setting('shop.orders')::int),
       CASE WHEN i % 3 = 0 THEN ROW ('Other street', i % 99, '', NULL, 'FR')::shop.address END,
       CASE WHEN i % 20 = 0 THEN 'SAVE-' || 1 + i / 20 % 200 END, i % 10, CASE WHEN i % 50 = 0 THEN 'Leave it at the door 🚪' END
FROM generate_series(1, current_setting('shop.orders')::bigint) i;

INSERT INTO shop.order_line (order_id, line, product_id, pieces, net_price)
SELECT o, l, 1 + (o * 31 + l * 997) % 5000, 1 + (o + l) % 5, ((o * 13 + l * 7) % 20000) / 100.0
FROM generate_series(1, current_setting('shop.orders')::bigint) o, generate_series(1, 1 + o % 4) l;

INSERT INTO shop.payment (order_id, method, amount, paid_at, receipt)
SELECT o.id, (enum_range(NULL::shop.payment_method))[1 + o.id % 4], v.value, o.placed_at + interval '90 seconds',
       CASE WHEN o.id % 100 = 0 THEN convert_to('receipt ' || o.id, 'UTF8') END
FROM shop."order" o JOIN shop.order_value v USING (id)
WHERE o.status <> 'cart' ORDER BY o.id;

INSERT INTO shop.shipment (order_id, warehouse_id, tracking_key, travelled, stops, weighed)
SELECT id, 1 + id % 3, md5('parcel' || id)::uuid, make_interval(hours => (id % 90)::int, secs => id % 60),
       ARRAY[placed_at + interval '1 day', NULL, placed_at + interval '2 days'],
       CASE WHEN id % 8 = 0 THEN 'empty' ELSE shop.weight_range(id % 30, NULL) END
FROM shop."order" WHERE status IN ('shipped', 'delivered', 'returned') ORDER BY id;

INSERT INTO shop.review (product_id, customer_id, stars, text, written_on)
SELECT 1 + i % 5000, i, 1 + i % 5,
       CASE i % 5 WHEN 0 THEN NULL ELSE (ARRAY['Sehr schön!', 'très bien', '最高', E'tab\there', E'\\N is not null', E'two\r\nlines'])[1 + i % 6] END,
       date '2025-01-01' + (i % 600)::int
FROM generate_series(1, current_setting('shop.orders')::bigint / 6) i;

INSERT INTO shop.page_view
SELECT timestamptz '2026-01-01 00:00+00' + i * interval '7 seconds', CASE WHEN i % 3 > 0 THEN 1 + i % 1000 END,
       '/product/' || i % 5000, (i % 977) / 3.0, (ARRAY['f', 'c', 's'])[1 + i % 3]::"char"
FROM generate_series(1, current_setting('shop.orders')::bigint) i;

INSERT INTO shop.person VALUES ('A visitor', NULL);
INSERT INTO shop.employee (name, phone, number, salary, hired)
SELECT 'Employee ' || i, '+49 30 ' || i, i, (3000 + i)::money, date '2015-01-01' + i FROM generate_series(1, 50) i;

UPDATE shop.product SET net_price = net_price + 1 WHERE id % 100 = 0;
REFRESH MATERIALIZED VIEW shop.best_seller;
