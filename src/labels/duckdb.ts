import type { SurfaceData } from '../audit/surface.ts';
import { toLabelRows } from './label-rows.ts';
import { toFamilyBranches, toSqlValues } from './sql.ts';

/**
 * A script for DuckDB that makes the table `audit_operations` and the macros that find its key in an audit record. The rules are those of
 * src/audit/resolve-request.ts: the record's own verb, then objectRef, and what it lacks from requestURI.
 * Functions after https://duckdb.org/docs/stable/sql/functions/overview.
 */
export function toDuckDbScript(surface: SurfaceData, address: (path: string) => string): string {
  return `-- Labels records of a Kubernetes audit log with their operation. For DuckDB 1.2 or newer.
--
--   .read label-duckdb.sql
--   SELECT o.operation, count(*)
--   FROM read_json_objects('audit.log', format = 'newline_delimited') AS e
--   LEFT JOIN audit_operations AS o ON o.key = audit_key(e.json)
--   GROUP BY ALL ORDER BY 2;
--
-- audit_key takes one record as JSON, audit_key_of its parts. A record without a row in audit_operations is of a custom
-- resource, of an aggregated API, or of a path in no known family; a record that tells no request has the key NULL.

CREATE OR REPLACE TABLE audit_operations (key VARCHAR PRIMARY KEY, operation VARCHAR, page VARCHAR);
INSERT INTO audit_operations VALUES
${toSqlValues(toLabelRows(surface), address)};

-- Path of a request URI: no scheme, no host, no query, decoded.
CREATE OR REPLACE MACRO audit_path(uri) AS
  url_decode(regexp_extract(regexp_replace(uri, '^[A-Za-z][A-Za-z0-9+.-]*://[^/?]*', ''), '^[^?]*'));

CREATE OR REPLACE MACRO audit_family(path) AS CASE
${toFamilyBranches(surface.nonResource, (regex) => `regexp_matches(path, ${regex})`)}
    ELSE path
  END;

-- What follows the API version, as a list; NULL where the path is of no resource.
CREATE OR REPLACE MACRO audit_api_rest(parts) AS CASE
    WHEN parts[1] = 'api' AND len(parts) > 2 THEN parts[3:]
    WHEN parts[1] = 'apis' AND len(parts) > 3 THEN parts[4:]
  END;

-- Resource, name and subresource, without a watch or proxy in front and without the namespace.
CREATE OR REPLACE MACRO audit_inside(rest) AS CASE
    WHEN rest[1] = 'namespaces' AND len(rest) > 2 AND rest[3] NOT IN ('status', 'finalize') THEN rest[3:]
    ELSE rest
  END;
CREATE OR REPLACE MACRO audit_object(rest) AS CASE
    WHEN rest[1] NOT IN ('watch', 'proxy') THEN audit_inside(rest)
    WHEN len(rest) > 1 THEN audit_inside(rest[2:])
  END;

CREATE OR REPLACE MACRO audit_key_of_path(verb, path, parts) AS CASE
    WHEN audit_api_rest(parts) IS NULL THEN verb || '|' || audit_family(path)
    ELSE verb || '|' || CASE WHEN parts[1] = 'apis' THEN parts[2] ELSE '' END || '|' ||
      audit_object(audit_api_rest(parts))[1] || '|' ||
      CASE WHEN verb = 'proxy' OR audit_api_rest(parts)[1] = 'proxy' THEN ''
        ELSE coalesce(audit_object(audit_api_rest(parts))[3], '') END
  END;

CREATE OR REPLACE MACRO audit_key_of(verb, api_group, resource, subresource, request_uri) AS CASE
    WHEN resource <> '' THEN verb || '|' || coalesce(api_group, '') || '|' || resource || '|' || coalesce(subresource, '')
    WHEN request_uri <> '' THEN audit_key_of_path(verb, audit_path(request_uri),
      string_split(trim(audit_path(request_uri), '/'), '/'))
  END;

-- In audit.k8s.io/v1alpha1 the group stands in apiVersion.
CREATE OR REPLACE MACRO audit_key_of_list(p) AS audit_key_of(
  p[1], coalesce(p[2], nullif(regexp_extract(p[3], '^(.*)/', 1), '')), p[4], p[5], p[6]);

CREATE OR REPLACE MACRO audit_key(event) AS audit_key_of_list(json_extract_string(event, [
  '$.verb', '$.objectRef.apiGroup', '$.objectRef.apiVersion', '$.objectRef.resource', '$.objectRef.subresource', '$.requestURI']));
`;
}
