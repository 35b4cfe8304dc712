import { explainCustom } from './custom.ts';
import type { AuditEvent } from './event.ts';
import type { NonResourceRequest, ResourceRequest } from './request-info.ts';
import { type KnownParts, resolveRequest } from './resolve-request.ts';
import {
  findFamilyOperation,
  findOperation,
  type OperationLink,
  type Surface,
  type SurfaceFamily,
  type SurfaceResource,
} from './surface.ts';

/** What an audit event records. `notes` say what was inferred, what contradicts itself, and what Kubernetes no longer serves. */
export type EventClass =
  | {
      readonly status: 'operation';
      readonly operation: OperationLink;
      readonly request: ResourceRequest;
      readonly resource: SurfaceResource;
      readonly notes: readonly string[];
    }
  /** A resource, subresource or verb that Kubernetes does not serve: custom, aggregated, or an odd request. */
  | {
      readonly status: 'custom';
      readonly request: ResourceRequest;
      /** The resource, where Kubernetes has it and only verb or subresource are unknown. */
      readonly resource?: SurfaceResource | undefined;
      /** The known operation that comes nearest. */
      readonly nearest?: OperationLink | undefined;
      readonly message: string;
      readonly notes: readonly string[];
    }
  | {
      readonly status: 'nonresource';
      readonly request: NonResourceRequest;
      readonly family?: SurfaceFamily | undefined;
      /** Missing where the path belongs to no known family, or the method is another. */
      readonly operation?: OperationLink | undefined;
      readonly message: string;
      readonly notes: readonly string[];
    }
  /** `known`: what the event tells all the same. */
  | { readonly status: 'malformed'; readonly message: string; readonly known: KnownParts };

/** Tells which operation an audit event records. Never throws, whatever the event holds. */
export function classifyEvent(event: AuditEvent, surface: Surface): EventClass {
  const resolution = resolveRequest(event, surface);
  if (resolution.kind === 'malformed') return { status: 'malformed', message: resolution.message, known: resolution.known };
  const { request, notes } = resolution;
  return request.kind === 'nonresource' ? classifyPath(request, surface, notes) : classifyResource(request, surface, notes);
}

function classifyPath(request: NonResourceRequest, surface: Surface, notes: readonly string[]): EventClass {
  const family = surface.findFamily(request.path);
  const operation = family && findFamilyOperation(family, request.verb);
  return { status: 'nonresource', request, family, operation, message: operation ? '' : explainPath(request, family), notes };
}

function explainPath({ verb }: NonResourceRequest, family: SurfaceFamily | undefined): string {
  if (!family) return 'A path that is in no known family: the API server logs every request, also for what it does not serve';
  return `${family.title}: the known method here is ${family.methods.join(', ')}, this request used "${verb}"`;
}

function classifyResource(request: ResourceRequest, surface: Surface, notes: readonly string[]): EventClass {
  const resource = surface.findResource(request.apiGroup, request.resource);
  const operation = resource && findOperation(resource, request.subresource, request.verb);
  if (!resource || !operation)
    return { status: 'custom', request, resource, ...explainCustom(request, resource, surface), notes };
  const gone = resource.removed
    ? [`Kubernetes ${surface.newest} no longer serves ${resource.name}: the event is of an older cluster, or the request failed`]
    : [];
  return { status: 'operation', operation, request, resource, notes: [...notes, ...gone] };
}
