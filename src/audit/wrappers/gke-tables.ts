import { type JsonObject, ownValue, textAt } from '../json.ts';
import { fromGkeEntry, isGkeEntry } from './gke.ts';
import { readInner } from './inner-json.ts';
import type { Wrapper } from './wrapper.ts';

/** A row of Sentinel's table GKEAudit: the log entry with its keys in Pascal case. */
export const gkeAuditTable: Wrapper = {
  name: 'gkeaudit-table',
  keys: ['ProtoPayload'],
  detect: (value) => isGkeEntry(fromGkeAudit(value)),
  unwrap: (value) => fromGkeEntry(fromGkeAudit(value)),
};

/** A row of Sentinel's table GCPAuditLogs: the parts of the audit log in columns; the entry's labels have none. */
export const gcpAuditLogsTable: Wrapper = {
  name: 'gcpauditlogs-table',
  keys: ['MethodName'],
  detect: (value) => textAt(value, 'MethodName') !== '' && isGkeEntry(fromGcpAuditLogs(value)),
  unwrap: (value) => fromGkeEntry(fromGcpAuditLogs(value)),
};

function fromGkeAudit(row: unknown): JsonObject {
  return {
    insertId: textAt(row, 'InsertId'),
    timestamp: textAt(row, 'TimeGenerated'),
    labels: readInner(ownValue(row, 'Labels')),
    protoPayload: readInner(ownValue(row, 'ProtoPayload')),
  };
}

function fromGcpAuditLogs(row: unknown): JsonObject {
  const column = (name: string): unknown => readInner(ownValue(row, name));
  return {
    insertId: textAt(row, 'InsertId'),
    timestamp: textAt(row, 'Timestamp') || textAt(row, 'TimeGenerated'),
    protoPayload: {
      ...{ serviceName: textAt(row, 'ServiceName'), methodName: textAt(row, 'MethodName') },
      resourceName: textAt(row, 'GCPResourceName'),
      authenticationInfo: column('AuthenticationInfo') ?? { principalEmail: textAt(row, 'PrincipalEmail') },
      ...{ authorizationInfo: column('AuthorizationInfo'), requestMetadata: column('RequestMetadata') },
      ...{ request: column('Request'), response: column('Response'), status: column('Status') },
    },
  };
}
