/**
 * The facts of a world as one statement a table. Chance is a hash of the shipment's number and of
 * what is drawn, so the same world comes out each time, in one process or in several.
 */
export const drawing = `
  CREATE FUNCTION pg_temp.u(i bigint, what bigint) RETURNS float8 LANGUAGE sql IMMUTABLE AS
    'SELECT (hashint8extended(i, what) & 4503599627370495)::float8 / 4503599627370496';
  CREATE FUNCTION pg_temp.v7(at timestamptz, i bigint, what text) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    'SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, ''0'') || ''7''
       || substr(md5(i || what), 1, 3) || ''8'' || substr(md5(i || what), 4, 15))::uuid';
  CREATE FUNCTION pg_temp.i(number text) RETURNS bigint LANGUAGE sql IMMUTABLE AS
    'SELECT substr(number, 2)::bigint';`;

const missReasons =
  "ARRAY['traffic','consignee_absent','stock_out_transfer','weekend_picking','route_capacity','site_closed','carrier_change','typhoon']";
const cancelReasons =
  "ARRAY['ordered_twice','ordered_by_mistake','project_postponed','out_of_stock']";

/**
 * Shipments of `months` whole months and of the running one, in the order of their acceptance. A
 * dealer's share falls with its place: the largest has some 2 % of 2,000, the smallest 0.03 %.
 * $1 = count, $2 = first civil day, $3 = days, $4::bigint = now.
 */
export const insertShipments = `
  INSERT INTO shipment (dealer_id, id, order_id, number, source_key, source_occurrence, platform_id,
    service_class, site_id, state, accepted_at, starts_at, due_at, due_on, due_precision,
    transit_minutes, adjusted_due_at, dispatched_at, delivered_at, delivered_precision, cancelled_at,
    cancelled_by, verdict, adjusted_verdict, excused, dock, local_minutes, reason, retracted)
  WITH numbered AS (
    SELECT i, floor((i - 1) * $3::float8 / $1)::int AS nth FROM generate_series(1, $1::bigint) i
  ), placed AS (
    SELECT i, $2::date + CASE WHEN extract(isodow FROM $2::date + nth) >= 6 AND pg_temp.u(i, 5) < 0.35
        THEN greatest(0, nth - 2) ELSE nth END AS day,
      floor((SELECT count(*) FROM world_dealer) * pg_temp.u(i, 6) ^ 2)::int AS ord
    FROM numbered OFFSET 0
  ), dealers AS MATERIALIZED (
    SELECT w.*, (SELECT array_agg(s.id ORDER BY s.id) FROM site s WHERE s.dealer_id = w.id) AS sites
    FROM world_dealer w
  ), asked AS (
    SELECT i, d.id AS dealer_id, d.base, day,
      (day - date '1970-01-01')::bigint * 86400 - 28800 AS midnight,
      CASE WHEN pg_temp.u(i, 1) < 0.03 THEN 70200
        ELSE 32400 + 60 * floor(600 * pg_temp.u(i, 2))::bigint END AS second_of_day,
      CASE WHEN pg_temp.u(i, 3) < 0.2 THEN d.hub ELSE d.home END AS platform_id,
      CASE WHEN pg_temp.u(i, 3) < 0.2 THEN 'intercity' ELSE 'local' END AS service_class,
      CASE WHEN pg_temp.u(i, 3) < 0.2 THEN NULL ELSE 30 END AS transit,
      d.sites[1 + floor(cardinality(d.sites) * pg_temp.u(i, 4))::int] AS site_id
    FROM placed JOIN dealers d USING (ord) OFFSET 0
  ), begun AS (
    SELECT *, midnight + second_of_day AS accepted,
      midnight + CASE WHEN second_of_day >= 68400 THEN 86400 + 32400 ELSE second_of_day END AS starts
    FROM asked OFFSET 0
  ), promised AS (
    SELECT *, CASE WHEN service_class = 'local' THEN starts + 7200
        ELSE ((starts + 28800) / 86400 + 1) * 86400 + 61200 - 28800 END AS due,
      pg_temp.u(i, 16) < base - CASE WHEN extract(isodow FROM day) >= 6 THEN 0.025 ELSE 0 END
        - CASE WHEN second_of_day >= 61200 THEN 0.02 ELSE 0 END AS in_time
    FROM begun WHERE accepted <= $4::bigint OFFSET 0
  ), arriving AS (
    SELECT *, CASE
      WHEN NOT in_time THEN due + 60 * (1 + floor(-ln(1 - pg_temp.u(i, 15))
        * CASE WHEN service_class = 'local' THEN 55 ELSE 240 END)::bigint)
      WHEN service_class = 'local' THEN starts + 60 * (35 + floor(85 * pg_temp.u(i, 15))::bigint)
      ELSE due - 60 * floor(420 * pg_temp.u(i, 15) ^ 2)::bigint END AS arrives
    FROM promised OFFSET 0
  ), leaving AS (
    SELECT *, greatest(starts, arrives - CASE WHEN service_class = 'local' THEN 1500 ELSE 21600 END)
        AS leaves,
      pg_temp.u(i, 13) < 0.013 AS cancels, pg_temp.u(i, 14) < 0.001 AS is_lost
    FROM arriving OFFSET 0
  ), ended AS (
    SELECT *, CASE WHEN cancels AND starts + 1800 <= $4 THEN starts + 1800 END AS cancelled,
      CASE WHEN NOT cancels AND NOT is_lost AND arrives <= $4 THEN arrives END AS delivered,
      CASE WHEN NOT cancels AND leaves <= $4 THEN leaves END AS dispatched,
      CASE WHEN pg_temp.u(i, 12) < 0.002 THEN due + 86400 ELSE due END AS adjusted
    FROM leaving OFFSET 0
  ), blamed AS (
    SELECT *, CASE WHEN cancelled IS NOT NULL
      THEN CASE WHEN pg_temp.u(i, 11) < 0.75 THEN 'dealer' ELSE 'distributor' END END AS cancelled_by
    FROM ended OFFSET 0
  ), judged AS (
    SELECT *, CASE WHEN cancelled_by = 'dealer' AND cancelled <= due THEN 'void'
      WHEN cancelled IS NOT NULL OR delivered > due THEN 'late'
      WHEN delivered IS NOT NULL THEN 'on_time' END AS verdict
    FROM blamed OFFSET 0
  )
  SELECT dealer_id, pg_temp.v7(to_timestamp(accepted), i, 's'), pg_temp.v7(to_timestamp(accepted), i, 'o'),
    'S' || lpad(i::text, 9, '0'), 'n:S' || lpad(i::text, 9, '0'), 1, platform_id, service_class, site_id,
    CASE WHEN cancelled IS NOT NULL THEN 'cancelled' WHEN delivered IS NOT NULL THEN 'delivered'
      WHEN dispatched IS NOT NULL THEN 'dispatched' ELSE 'accepted' END,
    to_timestamp(accepted), to_timestamp(starts), to_timestamp(due),
    date '1970-01-01' + ((due - 1 + 28800) / 86400)::int, 'instant', transit,
    to_timestamp(adjusted), to_timestamp(dispatched), to_timestamp(delivered),
    CASE WHEN delivered IS NOT NULL THEN 'minute' END, to_timestamp(cancelled), cancelled_by,
    verdict, CASE WHEN verdict = 'void' OR cancelled IS NOT NULL THEN verdict
      WHEN delivered <= adjusted THEN 'on_time' WHEN delivered IS NOT NULL THEN 'late' END,
    verdict IS NOT DISTINCT FROM 'late' AND pg_temp.u(i, 20) < 0.06,
    CASE WHEN transit IS NULL THEN 'unknown'
      WHEN dispatched IS NULL THEN CASE WHEN delivered IS NULL THEN 'late' ELSE 'unknown' END
      WHEN dispatched <= due - transit * 60 THEN 'on_time' ELSE 'late' END,
    CASE WHEN service_class = 'local' THEN (delivered - starts) / 60.0 END,
    CASE WHEN pg_temp.u(i, 21) >= 0.8 THEN NULL
      WHEN cancelled IS NOT NULL THEN (${cancelReasons})[1 + floor(4 * pg_temp.u(i, 22))::int]
      WHEN verdict = 'late' THEN (${missReasons})[1 + floor(8 * pg_temp.u(i, 22) ^ 1.7)::int] END,
    FALSE
  FROM judged
  ORDER BY i`;

/** What hangs on the shipments, in the order in which they came. */
export const insertRest = [
  `INSERT INTO dealer_order (dealer_id, id, number, ordered_at, created_at)
   SELECT dealer_id, order_id, 'O' || substr(number, 2), accepted_at, accepted_at FROM shipment`,
  `INSERT INTO promise (dealer_id, id, shipment_id, kind, accepted_at, starts_at, due_at, due_on,
     due_precision, policy_version_id, calendar_version_id, transit_minutes, steps, made_at)
   SELECT s.dealer_id, pg_temp.v7(s.accepted_at, pg_temp.i(s.number), 'p' || k.kind), s.id, k.kind,
     s.accepted_at, s.starts_at, k.due_at, (k.due_at AT TIME ZONE 'Asia/Shanghai' - interval '1 ms')::date,
     'instant', v.id, c.id, s.transit_minutes,
     jsonb_build_array(
       jsonb_build_object('code', 'accepted', 'atMs', (extract(epoch FROM s.accepted_at) * 1000)::bigint),
       jsonb_build_object('code', 'window', 'atOnce', s.starts_at = s.accepted_at,
         'opensAtMs', (extract(epoch FROM date_trunc('day', s.starts_at) + interval '1 hour') * 1000)::bigint,
         'closesAtMs', (extract(epoch FROM date_trunc('day', s.starts_at) + interval '11 hours') * 1000)::bigint),
       CASE s.service_class
         WHEN 'local' THEN jsonb_build_object('code', 'budget', 'minutes', 120, 'inWindows', FALSE)
         ELSE jsonb_build_object('code', 'days_counted', 'days', 1, 'dayKind', 'calendar', 'on', s.due_on) END,
       jsonb_build_object('code', 'due', 'atMs', (extract(epoch FROM k.due_at) * 1000)::bigint)),
     k.made_at
   FROM shipment s
   JOIN policy_version v ON v.platform_id = s.platform_id AND v.service_class = s.service_class
   JOIN calendar_version c ON c.platform_id = s.platform_id
   CROSS JOIN LATERAL (VALUES ('original', s.due_at, s.accepted_at),
     ('dealer_asked', s.adjusted_due_at, s.accepted_at + interval '10 minutes')) k(kind, due_at, made_at)
   WHERE k.kind = 'original' OR s.adjusted_due_at <> s.due_at`,
  `INSERT INTO shipment_event (dealer_id, id, shipment_id, kind, occurred_at, recorded_at, precision, data)
   SELECT s.dealer_id, pg_temp.v7(k.at, pg_temp.i(s.number), k.kind), s.id, k.kind, k.at,
     k.at + interval '1 second' * floor(1800 * pg_temp.u(pg_temp.i(s.number), 30) ^ 4), 'minute',
     CASE WHEN k.kind = 'cancelled' THEN jsonb_build_object('cancelledBy', s.cancelled_by)
       ELSE '{}' END
     || CASE WHEN k.kind IN ('cancelled', 'delivered') AND s.reason IS NOT NULL
       THEN jsonb_build_object('reason', s.reason) ELSE '{}' END
   FROM shipment s
   CROSS JOIN LATERAL (VALUES ('accepted', s.accepted_at), ('dispatched', s.dispatched_at),
     ('delivered', s.delivered_at), ('cancelled', s.cancelled_at)) k(kind, at)
   WHERE k.at IS NOT NULL`,
  `INSERT INTO shipment_line (dealer_id, shipment_id, line_no, product_id, quantity)
   SELECT s.dealer_id, s.id, k.line_no,
     p.ids[1 + floor(cardinality(p.ids) * pg_temp.u(pg_temp.i(s.number), 40 + k.line_no) ^ 1.5)::int],
     1 + floor(9 * pg_temp.u(pg_temp.i(s.number), 50 + k.line_no) ^ 3)::int
   FROM shipment s
   CROSS JOIN generate_series(1, 2) k(line_no)
   CROSS JOIN (SELECT array_agg(id ORDER BY line, sku) AS ids FROM product) p
   WHERE k.line_no = 1 OR pg_temp.u(pg_temp.i(s.number), 39) < 0.2`,
  `INSERT INTO excuse (dealer_id, id, shipment_id, reason, approved_at)
   SELECT dealer_id, pg_temp.v7(due_at, pg_temp.i(number), 'x'), id, coalesce(reason, 'traffic'),
     due_at + interval '1 day'
   FROM shipment WHERE excused`,
];
