import type { SurfaceData } from '../audit/surface.ts';
import { toLabelRows } from './label-rows.ts';
import { toFamilyBranches, toSqlValues } from './sql.ts';

/**
 * The same for ClickHouse as src/labels/duckdb.ts: a dictionary and functions in SQL.
 * Functions after https://clickhouse.com/docs/sql-reference/statements/create/function and .../functions/json-functions.
 */
export function toClickHouseScript(surface: SurfaceData, address: (path: string) => string): string {
  return `-- Labels records of a Kubernetes audit log with their operation. For ClickHouse 23.3 or newer.
--
--   SELECT o.operation, count()
--   FROM file('audit.log', 'LineAsString', 'line String') AS e
--   LEFT JOIN audit_operations AS o ON o.key = audit_key(e.line)
--   GROUP BY ALL ORDER BY 2;
--
-- audit_key takes one record as text. A record without a row in audit_operations is of a custom resource, of an aggregated
-- API, or of a path in no known family; a record that tells no request has the key ''.

CREATE OR REPLACE TABLE audit_operations (key String, operation String, page String) ENGINE = MergeTree ORDER BY key;
INSERT INTO audit_operations VALUES
${toSqlValues(toLabelRows(surface), address)};

-- Path of a request URI: no scheme, no host, no query, decoded.
CREATE OR REPLACE FUNCTION audit_path AS (uri) ->
  decodeURLComponent(cutQueryStringAndFragment(replaceRegexpOne(uri, '^[A-Za-z][A-Za-z0-9+.-]*://[^/?]*', '')));

CREATE OR REPLACE FUNCTION audit_family AS (path) -> CASE
${toFamilyBranches(surface.nonResource, (regex) => `match(path, ${regex})`)}
    ELSE path
  END;

-- What follows the API version, as a list; an empty one where the path is of no resource.
CREATE OR REPLACE FUNCTION audit_api_rest AS (parts) -> multiIf(
  parts[1] = 'api' AND length(parts) > 2, arraySlice(parts, 3),
  parts[1] = 'apis' AND length(parts) > 3, arraySlice(parts, 4),
  []);

-- Resource, name and subresource, without a watch or proxy in front and without the namespace.
CREATE OR REPLACE FUNCTION audit_inside AS (rest) ->
  if(rest[1] = 'namespaces' AND length(rest) > 2 AND rest[3] NOT IN ('status', 'finalize'), arraySlice(rest, 3), rest);
CREATE OR REPLACE FUNCTION audit_object AS (rest) -> multiIf(
  rest[1] NOT IN ('watch', 'proxy'), audit_inside(rest),
  length(rest) > 1, audit_inside(arraySlice(rest, 2)),
  []);

CREATE OR REPLACE FUNCTION audit_key_of_path AS (verb, path, parts) -> multiIf(
  empty(audit_api_rest(parts)), concat(verb, '|', audit_family(path)),
  empty(audit_object(audit_api_rest(parts))), '',
  concat(verb, '|', if(parts[1] = 'apis', parts[2], ''), '|', audit_object(audit_api_rest(parts))[1], '|',
    if(verb = 'proxy' OR audit_api_rest(parts)[1] = 'proxy', '', audit_object(audit_api_rest(parts))[3])));

CREATE OR REPLACE FUNCTION audit_key_of AS (verb, api_group, resource, subresource, request_uri) -> multiIf(
  resource != '', concat(verb, '|', api_group, '|', resource, '|', subresource),
  request_uri != '', audit_key_of_path(verb, audit_path(request_uri), splitByChar('/', trim(BOTH '/' FROM audit_path(request_uri)))),
  '');

-- In audit.k8s.io/v1alpha1 the group stands in apiVersion.
CREATE OR REPLACE FUNCTION audit_key_of_reference AS (verb, reference, request_uri) -> audit_key_of(
  verb,
  if(empty(JSONExtractString(reference, 'apiGroup')), extract(JSONExtractString(reference, 'apiVersion'), '^(.*)/'),
    JSONExtractString(reference, 'apiGroup')),
  JSONExtractString(reference, 'resource'),
  JSONExtractString(reference, 'subresource'),
  request_uri);

CREATE OR REPLACE FUNCTION audit_key AS (event) -> audit_key_of_reference(
  JSONExtractString(event, 'verb'), JSONExtractRaw(event, 'objectRef'), JSONExtractString(event, 'requestURI'));
`;
}
