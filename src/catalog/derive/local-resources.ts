import { type ApiSurface, stageOfVersion } from '../../schema/api-surface.ts';
import { VERBS } from '../../schema/common.ts';
import type { LocalRow } from '../../schema/local.ts';
import type { Resource } from '../model.ts';
import { deriveResources } from './operations.ts';
import type { NameClaim } from './resource-names.ts';

/**
 * Resources of API groups of one's own, with their operations. Their name is always the kubectl form `certificates.example.org`: no later
 * Kubernetes minor can take it. They belong to no minor, so nothing says since when.
 */
export function deriveLocalResources(rows: readonly LocalRow[]): Resource[] {
  const resources = rows.map((row) => ({
    ...row,
    verbs: row.verbs ?? (row.subresource === undefined ? [...VERBS] : SUBRESOURCE_VERBS),
    stage: row.stage ?? stageOfVersion(row.version),
  }));
  const surface: ApiSurface = { kubernetes: '', minor: '1.0', provenance: NONE, resources };
  return deriveResources([surface], [], nameInFull).map((resource) => ({
    ...withoutStart(resource),
    local: true,
    operations: resource.operations.map((operation) => ({ ...withoutStart(operation), local: true })),
  }));
}

/** What the API server serves of status and scale (apiextensions-apiserver pkg/apiserver/customresource_handler.go). */
const SUBRESOURCE_VERBS: LocalRow['verbs'] & object = ['get', 'update', 'patch'];

const NONE = { repository: '', path: '', commit: '', license: '' };

function nameInFull(claims: readonly NameClaim[]): Map<string, string> {
  return new Map(claims.map(({ group, resource }) => [`${group}/${resource}`, `${resource}.${group}`]));
}

function withoutStart<T extends Pick<Resource, 'since' | 'versions'>>(item: T): T {
  return { ...item, since: undefined, versions: item.versions.map((version) => ({ ...version, since: undefined })) };
}
