import { type JsonObject, ownValue, textAt, valueAt } from '../json.ts';
import { fromGkeEntry, isGkeEntry } from './gke.ts';
import { readInner } from './inner-json.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * A row of a query of Log Analytics or of a linked BigQuery dataset (view _AllLogs): the log entry with its keys in snake case, the audit
 * log under proto_payload.audit_log; request and response are JSON as they were. As in the queries of
 * GoogleCloudPlatform/security-analytics.
 */
export const gkeLogAnalytics: Wrapper = {
  name: 'gke',
  keys: ['proto_payload'],
  detect: (value) => isGkeEntry(toEntry(value)),
  unwrap: (value) => fromGkeEntry(toEntry(value)),
};

function toEntry(row: unknown): JsonObject {
  const audit = readInner(valueAt(readInner(ownValue(row, 'proto_payload')), 'audit_log'));
  return {
    insertId: textAt(row, 'insert_id'),
    timestamp: textAt(row, 'timestamp'),
    labels: readInner(ownValue(row, 'labels')),
    resource: ownValue(row, 'resource'),
    protoPayload: {
      ...{ serviceName: textAt(audit, 'service_name'), methodName: textAt(audit, 'method_name') },
      resourceName: textAt(audit, 'resource_name'),
      authenticationInfo: {
        principalEmail: textAt(audit, 'authentication_info', 'principal_email'),
        principalSubject: textAt(audit, 'authentication_info', 'principal_subject'),
      },
      authorizationInfo: ownValue(audit, 'authorization_info'),
      requestMetadata: {
        callerIp: textAt(audit, 'request_metadata', 'caller_ip'),
        callerSuppliedUserAgent: textAt(audit, 'request_metadata', 'caller_supplied_user_agent'),
      },
      ...{ request: readInner(ownValue(audit, 'request')), response: readInner(ownValue(audit, 'response')) },
      status: ownValue(audit, 'status'),
    },
  };
}
