import { describe, expect, it } from 'vitest';
import * as urls from './urls.ts';

describe('addresses', () => {
  it('are lower case with a slash at the end, but for what names an operation', () => {
    expect(urls.resourceHref({ name: 'events.events.k8s.io' })).toBe('/kubernetes-events.events.k8s.io/');
    expect(urls.operationHref({ resourceName: 'pods', id: 'create-pods-exec' })).toBe('/kubernetes-pods/create-pods-exec/');
    expect(urls.anyHref({ name: 'pods' })).toBe('/kubernetes-pods/any-pods/');
    expect(urls.nonResourceHref({ id: 'get-healthz' })).toBe('/kubernetes-nonresource/get-healthz/');
    expect(urls.fieldHref({ slug: 'objectref.name' })).toBe('/fields/objectref.name/');
    expect(urls.stageHref('ResponseComplete')).toBe('/stages/#responsecomplete');
    expect(urls.levelHref('RequestResponse')).toBe('/levels/#requestresponse');
    expect([urls.verbHref('replace'), urls.guideHref('exec')]).toEqual(['/verbs/replace/', '/guides/exec/']);
  });

  it('begin with the base where the site is mounted in a folder, with or without its last slash', () => {
    for (const base of ['/audit-atlas/', '/audit-atlas']) {
      expect(urls.joinBase(base, '/')).toBe('/audit-atlas/');
      expect(urls.joinBase(base, '/verbs/get/')).toBe('/audit-atlas/verbs/get/');
    }
    expect(urls.joinBase('/', '/verbs/get/')).toBe('/verbs/get/');
  });
});
