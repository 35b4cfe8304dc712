import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './evaluate.ts';
import { createEventLookup, createOperationLookup } from './event-lookup.ts';
import { parsePredicate } from './parse.ts';
import { printLine } from './print.ts';
import { compileResidual } from './residual.ts';

const EXEC = { verb: 'get', apiGroup: '', resource: 'pods', subresource: 'exec' };

function leaves(text: string, key = EXEC): string {
  return printLine(compileResidual(parsePredicate(text))(createOperationLookup(key)));
}

describe('compileResidual', () => {
  it('takes away the tests that an operation meets', () => {
    expect(leaves('verb = "get" and objectRef.resource = "pods" and user.username = "x"')).toBe('user.username = "x"');
  });

  it('takes away the alternatives that an operation rules out', () => {
    const text =
      '(objectRef.resource = "secrets" and objectRef.name = "a") or (objectRef.resource = "pods" and objectRef.name = "b")';
    expect(leaves(text)).toBe('objectRef.name = "b"');
  });

  it('leaves nothing of what is decided either way', () => {
    expect(leaves('verb in ("get", "create")')).toBe('always');
    expect(leaves('verb = "create" and user.username = "x"')).toBe('never');
    expect(leaves('objectRef.subresource = "exec" or user.username = "x"')).toBe('always');
  });

  it('keeps exclusions, and drops those that cannot be met', () => {
    expect(leaves('not user.username = "x" and not verb = "create"')).toBe('not user.username = "x"');
    expect(leaves('not (verb = "create" and user.username = "x")')).toBe('always');
  });

  it('keeps parts in the words of the rule', () => {
    expect(leaves('verb = "get" and unsupported threshold "count > 5"')).toBe('unsupported threshold "count > 5"');
  });

  it('decides of an event as the whole predicate does', () => {
    const test = fc.constantFrom(
      'verb = "get"',
      'verb = "create"',
      'objectRef.subresource exists',
      'user.username = "a"',
      'user.username = "b"',
    );
    const { text } = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 4 },
        test,
        fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} and ${b})`),
        fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} or ${b})`),
        tie('text').map((part) => `(not ${part})`),
      ),
    }));
    const event = { verb: 'get', objectRef: { resource: 'pods', subresource: 'exec' }, user: { username: 'a' } };
    fc.assert(
      fc.property(text, (written) => {
        const predicate = parsePredicate(written);
        const rest = compileResidual(predicate)(createOperationLookup(EXEC));
        expect(compile(rest)(createEventLookup(event))).toBe(compile(predicate)(createEventLookup(event)));
      }),
    );
  });
});
