import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from './json-value.ts';
import { pathSteps, setPath } from './set-path.ts';

const key = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,5}$/).filter((text) => !(text in {}));
const quoted = fc.stringMatching(/^[a-z./-]{1,8}$/);
/** A field path and its steps. */
const path = fc
  .tuple(
    key,
    fc.array(
      fc.oneof(
        key.map((text) => [`.${text}`, text] as const),
        quoted.map((text) => [`["${text}"]`, text] as const),
        fc.constant(['[]', 0] as const),
      ),
      { maxLength: 5 },
    ),
  )
  .map(([first, rest]) => ({
    text: first + rest.map(([text]) => text).join(''),
    steps: [first, ...rest.map(([, step]) => step)],
  }));

function read(value: JsonValue, steps: readonly (string | number)[]): JsonValue | undefined {
  return steps.reduce<JsonValue | undefined>(
    (node, step) => (node as { [key: string | number]: JsonValue } | undefined)?.[step],
    value,
  );
}

describe('pathSteps', () => {
  it('reads keys, lists and quoted keys', () => {
    expect(pathSteps('spec.containers[].name')).toEqual(['spec', 'containers', 0, 'name']);
    expect(pathSteps('annotations["authorization.k8s.io/decision"]')).toEqual(['annotations', 'authorization.k8s.io/decision']);
  });

  it('gives the steps that a path was made of', () => {
    fc.assert(
      fc.property(path, ({ text, steps }) => {
        expect(pathSteps(text)).toEqual(steps);
      }),
      { numRuns: 200, seed: 36 },
    );
  });
});

describe('setPath', () => {
  it('puts a value where its steps lead, with objects and lists on the way', () => {
    fc.assert(
      fc.property(path, fc.oneof(fc.string(), fc.integer(), fc.boolean()), ({ text, steps }, value) => {
        const target = {};
        setPath(target, text, value);
        expect(read(target, steps)).toEqual(value);
        for (const [index, step] of steps.entries()) {
          const parent = read(target, steps.slice(0, index));
          expect(Array.isArray(parent)).toBe(typeof step === 'number');
        }
      }),
      { numRuns: 200, seed: 36 },
    );
  });

  it('leaves what was there before', () => {
    const target = { spec: { containers: [{ name: 'web' }] } };
    setPath(target, 'spec.containers[].image', 'nginx');
    setPath(target, 'spec.hostPID', true);
    expect(target).toEqual({ spec: { containers: [{ name: 'web', image: 'nginx' }], hostPID: true } });
  });

  it('takes a whole list for a path that ends in []', () => {
    const target = {};
    setPath(target, 'user.groups[]', ['a', 'b']);
    setPath(target, 'sourceIPs[]', '192.0.2.1');
    expect(target).toEqual({ user: { groups: ['a', 'b'] }, sourceIPs: ['192.0.2.1'] });
  });
});
