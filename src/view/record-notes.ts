import type { Operation } from '../catalog/model.ts';

/** What the record of such a request shows and hides, by its shape: true of every operation, described by hand or not. */
export function recordNotes(operation: Operation): string[] {
  const notes = SHAPE_NOTES[operation.shape].slice();
  if (operation.subresource === 'status' && operation.shape !== 'read') {
    notes.push(
      'A policy or rule for the resource alone does not cover this: `resources: ["x"]` is not `x/status`, and `objectRef.subresource` is `status`.',
    );
  }
  if (operation.namespaced && operation.shape === 'list')
    notes.push('Without `objectRef.namespace` the list was asked for over all namespaces.');
  return notes;
}

const SHAPE_NOTES: Readonly<Record<Operation['shape'], readonly string[]>> = {
  read: [
    'The record names the object in `objectRef.name`. What was returned is in `responseObject`, from level RequestResponse.',
    'kubectl asks for a table, so `responseObject` may be a `Table` instead of the object.',
  ],
  list: [
    'The record names the collection, not what was in it: the objects returned are in `responseObject`, from level RequestResponse.',
    '`objectRef.name` is absent, unless a `fieldSelector` in `requestURI` pins `metadata.name`.',
  ],
  watch: [
    'A watch returns every matching object and then each change, for minutes or hours; none of it is in the record, at any level.',
    'The same `auditID` appears at ResponseStarted and again at ResponseComplete when the watch ends.',
  ],
  log: [
    'The log text is streamed to the caller and never recorded. `requestURI` shows the container and options such as `follow`, `previous` and `tailLines`.',
  ],
  connect: [
    'There is no `requestObject` at any level: what the caller asked for is in the query of `requestURI`.',
    'ResponseStarted and ResponseComplete share an `auditID`; the time between them is the length of the session. The traffic itself is not recorded.',
  ],
  create: [
    '`requestObject` holds the object as decoded, with defaults filled in and before admission changed it, from level Request. What was stored is in `responseObject`, from RequestResponse.',
    '`objectRef.name` comes from the body: it is missing at RequestReceived, and for good where the server made the name up (`generateName`).',
  ],
  update: [
    '`requestObject` holds the whole object as decoded, with defaults and before admission, not what changed. `objectRef.uid` and `objectRef.resourceVersion` come from it.',
  ],
  patch: [
    '`requestObject` is the patch as sent: partial, before defaults and admission, and an array for a JSON Patch. The whole result is in `responseObject`.',
    'A path under `requestObject` that a patch does not touch is absent; a rule that tests it does not see the change.',
  ],
  delete: [
    '`requestObject` holds DeleteOptions if the client sent a body, never the object. The object may be in `responseObject`.',
  ],
  deletecollection: [
    'What was deleted is only in the list in `responseObject`, from level RequestResponse: there is no `objectRef.name`, and selectors are in the query of `requestURI`.',
  ],
};
