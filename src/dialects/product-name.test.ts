import { describe, expect, it } from 'vitest';
import { stripProduct } from './product-name.ts';

const prefixes = [
  ['kubernetes.audit.annotations.', 'annotations.'],
  ['protoPayload.request.', 'requestObject.'],
  ['parse_json(log_s).', ''],
  ['jevt.value[', ''],
] as const;

describe("a product's name", () => {
  it('loses what its product puts before the path', () => {
    expect(stripProduct('parse_json(log_s).objectRef.name', prefixes)).toBe('objectref.name');
    expect(stripProduct(' protopayload.request.spec.hostPID', prefixes)).toBe('requestObject.spec.hostpid');
    expect(stripProduct('jevt.value[/annotations/a.b~1c]', prefixes)).toBe('/annotations/a.b/c]');
  });

  it('loses places in lists, and no other numbers', () => {
    expect(stripProduct('sourceIPs.0', prefixes)).toBe('sourceips');
    expect(stripProduct('jevt.value[/user/groups/0]', prefixes)).toBe('/user/groups]');
    expect(stripProduct('User.groups[0]', prefixes)).toBe('user.groups');
    expect(stripProduct('round_0_index_0', prefixes)).toBeUndefined();
  });

  it('is none where nothing of a product is in it', () => {
    for (const name of ['objectRef.name', 'verb', '', '0', 'kubernetes.audit'])
      expect(stripProduct(name, prefixes)).toBeUndefined();
  });
});
