import { describe, expect, it } from 'vitest';
import { makeEvent, makeExec, makeSecrets, textsOn } from '../test-data/judge.ts';

const disclosed = (event: Parameters<typeof textsOn>[1], lost: readonly string[] = []): readonly string[] =>
  textsOn('Disclosed', event, lost);

describe('what was disclosed', () => {
  it('is a list of secrets that left no trace at Metadata', () => {
    expect(disclosed(makeSecrets('list'))).toEqual([
      'The objects of the list, the values of the Secrets included, unless only metadata was asked for',
      'None of the answer is in this record: level Metadata has no bodies',
    ]);
  });

  it('is in the log too at RequestResponse', () => {
    const responseObject = { kind: 'SecretList', metadata: { continue: 'x' }, items: [{}, {}] };
    expect(disclosed(makeSecrets('list', { level: 'RequestResponse', responseObject })).slice(1)).toEqual([
      'The answer is in this record: whoever reads the log has it too; objects in it: 2',
      'There were more objects than this page has',
    ]);
  });

  it('is the whole object in the answer to a patch', () => {
    expect(disclosed(makeSecrets('patch'))[0]).toMatch(/^The object as stored, the values of the Secrets included/);
  });

  it('is a token, by which later requests are found', () => {
    const objectRef = { resource: 'serviceaccounts', namespace: 'n', name: 'sa', subresource: 'token', apiVersion: 'v1' };
    const annotations = { 'authentication.kubernetes.io/issued-credential-id': 'JTI=1' };
    const issued = makeEvent({ verb: 'create', objectRef, annotations, requestURI: undefined, responseStatus: { code: 201 } });
    expect(disclosed(issued).slice(0, 2)).toEqual([
      'A new token for the service account',
      'The token is JTI=1: later requests with it have this in user.extra',
    ]);
  });

  it('is never in the record for sessions and watches', () => {
    expect(disclosed(makeExec('?command=id'))).toEqual(['Whatever went through the session; none of it is in the audit log']);
    expect(disclosed(makeSecrets('watch'))[0]).toMatch(/none of it is in the audit log$/);
  });

  it('is nothing where the request was refused, not yet answered, or cut off', () => {
    for (const parts of [
      { responseStatus: { code: 403 } },
      { stage: 'RequestReceived', responseStatus: undefined },
      { responseStatus: { code: 200, message: 'Connection closed early' } },
    ])
      expect(disclosed(makeSecrets('list', parts))).toEqual([]);
  });

  it('says that the wrapper leaves the answer out', () => {
    expect(disclosed(makeSecrets('get', { level: 'RequestResponse' }), ['responseObject'])[1]).toMatch(
      /the wrapper leaves it out$/,
    );
  });
});
