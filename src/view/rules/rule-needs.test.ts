import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load.ts';
import type { Catalog } from '../../catalog/model.ts';
import { all, any, equals, exists, FALSE, not, TRUE, unsupported } from '../../predicate/build.ts';
import type { Predicate } from '../../predicate/types.ts';
import { toRuleNeeds } from './rule-needs.ts';

const { fields } = loadCatalog(process.cwd()).catalog as Catalog;
const needs = (predicate: Predicate) => toRuleNeeds(predicate, fields);
const create = equals('verb', 'create');
const privileged = equals('requestObject.spec.containers[].securityContext.privileged', true);

describe('toRuleNeeds', () => {
  it('asks for Metadata where only metadata is tested', () => {
    expect(needs(create)).toMatchObject({ level: 'Metadata', fullLevel: 'Metadata', requestBody: [], responseBody: [] });
    expect(needs(TRUE)).toMatchObject({ level: 'Metadata', fullLevel: 'Metadata', stages: { length: 4 } });
  });

  it('asks for Request where the body of the request has to fit, and for RequestResponse where that of the answer has to', () => {
    expect(needs(all(create, privileged))).toMatchObject({ level: 'Request', fullLevel: 'Request' });
    expect(needs(exists('responseObject.spec.hostPID'))).toMatchObject({
      level: 'RequestResponse',
      responseBody: ['responseObject.spec.hostPID'],
    });
    expect(needs(exists('requestObject')).requestBody).toEqual(['requestObject']);
  });

  it('matches at a lower level where the body only excludes, and says which level answers every test', () => {
    expect(needs(all(create, not(privileged)))).toMatchObject({ level: 'Metadata', fullLevel: 'Request' });
    expect(needs(any(create, privileged))).toMatchObject({ level: 'Metadata', fullLevel: 'Request' });
  });

  it('finds the stages that the tests leave, from the stage itself and from what is written when', () => {
    expect(needs(equals('stage', 'ResponseComplete'))).toMatchObject({ stages: ['ResponseComplete'], testsStage: true });
    expect(needs(equals('responseStatus.code', 403)).stages).not.toContain('RequestReceived');
    expect(needs(not(equals('responseStatus.code', 403))).stages).toHaveLength(4);
    expect(needs(privileged)).toMatchObject({ stages: ['ResponseComplete'], testsStage: false });
    expect(needs(exists('responseObject.spec.hostPID')).stages).not.toContain('RequestReceived');
  });

  it('has no level and no stage for what matches nothing, and all for what is not in words of this language', () => {
    expect(needs(FALSE)).toMatchObject({ level: undefined, stages: [] });
    expect(needs(all(equals('stage', 'Nowhere'), create)).stages).toEqual([]);
    expect(needs(unsupported('threshold', 'more than 5'))).toMatchObject({ level: 'Metadata', stages: { length: 4 } });
  });

  it('takes a field without a page for metadata', () => {
    expect(needs(exists('nowhere.at.all'))).toMatchObject({ level: 'Metadata', stages: { length: 4 } });
  });
});
