import { isObject, type JsonObject, ownValue, textAt, valueAt } from '../json.ts';
import { fromGkeEntry, isGkeEntry } from './gke.ts';
import { readInner } from './inner-json.ts';
import type { Wrapped } from './wrapper.ts';

/** True for a document of Elastic's data stream gcp.audit that holds a request to the Kubernetes API. */
export function isGcpDocument(document: unknown): boolean {
  return isGkeEntry(toEntry(document));
}

/** The event of such a document; from the original log entry where the document has kept it. */
export function fromGcpDocument(document: unknown): readonly Wrapped[] {
  const original = readInner(valueAt(document, 'event', 'original'));
  return fromGkeEntry(isGkeEntry(original) ? original : toEntry(document));
}

/**
 * The log entry from which a document was made (packages/gcp/data_stream/audit of elastic/integrations, ingest_pipeline/default.yml).
 * For Kubernetes the pipeline may leave resource_name out; the authorization check then still has it.
 */
function toEntry(document: unknown): JsonObject {
  const audit = valueAt(document, 'gcp', 'audit');
  const text = (...path: readonly string[]): string => textAt(document, ...path);
  return {
    insertId: text('event', 'id'),
    timestamp: text('@timestamp'),
    labels: ownValue(audit, 'labels'),
    protoPayload: {
      methodName: textAt(audit, 'method_name') || (isObject(audit) ? text('event', 'action') : ''),
      resourceName: textAt(audit, 'resource_name'),
      serviceName: text('service', 'name') || textAt(audit, 'service_name'),
      authenticationInfo: {
        principalEmail:
          textAt(audit, 'authentication_info', 'principal_email') || text('client', 'user', 'email') || text('user', 'email'),
        principalSubject: text('client', 'user', 'id'),
      },
      authorizationInfo: [valueAt(audit, 'authorization_info')].flat(),
      requestMetadata: {
        callerIp: text('source', 'ip') || textAt(audit, 'request_metadata', 'caller_ip'),
        callerSuppliedUserAgent:
          text('user_agent', 'original') || textAt(audit, 'request_metadata', 'caller_supplied_user_agent'),
      },
      ...{ request: ownValue(audit, 'request'), response: ownValue(audit, 'response'), status: toStatus(document, audit) },
    },
  };
}

/** Without a code, an outcome other than success leaves the status unknown. */
function toStatus(document: unknown, audit: unknown): JsonObject {
  const status = ownValue(audit, 'status');
  if (isObject(status)) return status;
  const outcome = textAt(document, 'event', 'outcome');
  return outcome === '' || outcome === 'success' ? {} : { code: outcome };
}
