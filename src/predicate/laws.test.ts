import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS, field, key, leafOf, lookup, predicate, single, treeOf, UNKNOWN } from '../../tests/fuzz/any-predicate.ts';
import { FALSE, TRUE } from './build.ts';
import { evaluate } from './evaluate.ts';
import { createOperationLookup } from './event-lookup.ts';
import { decidingLeaves, type Explanation, explain } from './explain.ts';
import { collectFields, collectLeaves } from './fields.ts';
import { classifyReach, compileReach, reachesAll, reachOf } from './named.ts';
import { parsePredicate } from './parse.ts';
import { printLine, printTree } from './print.ts';
import { simplify } from './simplify.ts';
import type { Lookup, Predicate } from './types.ts';

const same = (one: Predicate, other: Predicate, at: Lookup): void => {
  expect(evaluate(one, at)).toBe(evaluate(other, at));
};

describe('the logic of predicates', () => {
  const check = (law: (a: Predicate, b: Predicate, c: Predicate, at: Lookup) => void) =>
    fc.assert(fc.property(predicate, predicate, predicate, lookup, law));

  it('negates a whole by negating its parts', () => {
    check((a, b, _, at) => {
      same({ not: { all: [a, b] } }, { any: [{ not: a }, { not: b }] }, at);
      same({ not: { any: [a, b] } }, { all: [{ not: a }, { not: b }] }, at);
    });
  });

  it('takes a negation back with a second', () => {
    check((a, _b, _c, at) => same({ not: { not: a } }, a, at));
  });

  it('does not care for the order and the nesting of parts', () => {
    check((a, b, c, at) => {
      same({ all: [a, b] }, { all: [b, a] }, at);
      same({ any: [a, b] }, { any: [b, a] }, at);
      same({ all: [a, { all: [b, c] }] }, { all: [{ all: [a, b] }, c] }, at);
      same({ any: [a, { any: [b, c] }] }, { any: [{ any: [a, b] }, c] }, at);
    });
  });

  it('distributes all over any and any over all', () => {
    check((a, b, c, at) => {
      same({ all: [a, { any: [b, c] }] }, { any: [{ all: [a, b] }, { all: [a, c] }] }, at);
      same({ any: [a, { all: [b, c] }] }, { all: [{ any: [a, b] }, { any: [a, c] }] }, at);
    });
  });

  it('lets always and never be neutral or decide', () => {
    check((a, _b, _c, at) => {
      same({ all: [a, TRUE] }, a, at);
      same({ any: [a, FALSE] }, a, at);
      same({ all: [a, FALSE] }, FALSE, at);
      same({ any: [a, TRUE] }, TRUE, at);
    });
  });

  it('absorbs and repeats without effect', () => {
    check((a, b, _, at) => {
      same({ all: [a, { any: [a, b] }] }, a, at);
      same({ any: [a, { all: [a, b] }] }, a, at);
      same({ all: [a, a] }, a, at);
    });
  });

  it('keeps a verdict when more becomes known', () => {
    fc.assert(
      fc.property(predicate, lookup, fc.subarray(FIELDS), (a, at, hidden) => {
        const before = evaluate(a, (name) => (hidden.includes(name) ? UNKNOWN : at(name)));
        if (before !== 'unknown') expect(evaluate(a, at)).toBe(before);
      }),
    );
  });
});

describe('simplify, of any predicate', () => {
  const size = (a: Predicate): number => {
    const parts = 'all' in a ? a.all : 'any' in a ? a.any : 'not' in a ? [a.not] : [];
    return 1 + parts.reduce((sum, part) => sum + size(part), 0);
  };

  it('keeps the verdict for every lookup', () => {
    fc.assert(
      fc.property(predicate, lookup, (a, at) => same(simplify(a), a, at)),
      { numRuns: 1000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(predicate, (a) => {
        expect(simplify(simplify(a))).toEqual(simplify(a));
      }),
      { numRuns: 1000 },
    );
  });

  it('makes nothing longer', () => {
    fc.assert(
      fc.property(predicate, (a) => {
        expect(size(simplify(a))).toBeLessThanOrEqual(size(a));
      }),
    );
  });
});

describe('print and parse, of any predicate', () => {
  const anyText = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\ud800', '\n', '\u007f\u2028', 'a/b', '\\/', '\\'),
  );
  const anyScalar = fc.oneof(anyText, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
  const anyField = fc.oneof(field, anyText, fc.constantFrom('not', 'each', 'in', 'a["b', 'a["]"]', 'always', 'a.b[]', '`'));
  const several = fc.array(anyScalar, { minLength: 1, maxLength: 4 });
  const anyLeaf = fc.oneof(
    ...(['in', 'startsWith', 'endsWith', 'contains', 'glob', 'regex', 'cidr', 'exists'] as const).map((op) =>
      leafOf(op, several, anyField),
    ),
    ...(['equals', 'compare'] as const).map((op) => leafOf(op, single(anyScalar), anyField)),
  );
  const anyPredicate = treeOf(anyLeaf);

  it('read on one line what was written on one line', () => {
    fc.assert(
      fc.property(anyPredicate, (a) => {
        expect(printLine(a)).not.toContain('\n');
        expect(parsePredicate(printLine(a))).toEqual(a);
      }),
      { numRuns: 1000 },
    );
  });

  it('read over several lines what was written over several', () => {
    fc.assert(
      fc.property(anyPredicate, fc.integer({ min: 0, max: 120 }), (a, width) => {
        expect(parsePredicate(printTree(a, width))).toEqual(a);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuse any other text with a place in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          anyPredicate.map((a) => printLine(a).slice(1)),
        ),
        (text) => {
          try {
            parsePredicate(text);
          } catch (error) {
            expect(error).toMatchObject({ name: 'PredicateSyntaxError', line: expect.any(Number), column: expect.any(Number) });
          }
        },
      ),
    );
  });
});

describe('explain, of any predicate', () => {
  const nodes = (explanation: Explanation): readonly Explanation[] => [explanation, ...(explanation.parts ?? []).flatMap(nodes)];

  it('gives each part the verdict that evaluate gives it', () => {
    fc.assert(
      fc.property(predicate, lookup, (a, at) => {
        for (const node of nodes(explain(a, at))) expect(node.verdict).toBe(evaluate(node.predicate, at));
      }),
    );
  });

  it('needs no more than the deciding leaves for its verdict', () => {
    fc.assert(
      fc.property(predicate, lookup, (a, at) => {
        const explanation = explain(a, at);
        const fields = decidingLeaves(explanation).map((node) => ('field' in node.predicate ? node.predicate.field : ''));
        expect(evaluate(a, (name) => (fields.includes(name) ? at(name) : UNKNOWN))).toBe(explanation.verdict);
      }),
    );
  });

  it('lists only deciding leaves, and of unknown only unknown ones', () => {
    fc.assert(
      fc.property(predicate, lookup, (a, at) => {
        const explanation = explain(a, at);
        const leaves = decidingLeaves(explanation);
        expect(leaves.every((node) => node.deciding)).toBe(true);
        if (explanation.verdict === 'unknown') expect(leaves.map((node) => node.verdict)).toEqual(leaves.map(() => 'unknown'));
        if (explanation.verdict === 'unknown') expect(leaves.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('reach, of any predicate', () => {
  it('is none exactly where the predicate is no-match with only the operation known', () => {
    fc.assert(
      fc.property(predicate, key, (a, one) => {
        const isReached = evaluate(a, createOperationLookup(one)) !== 'no-match';
        expect(classifyReach(a, one) !== 'none').toBe(isReached);
        expect(reachOf(a, one) !== 'none').toBe(isReached);
        expect(reachesAll(a, [one])).toBe(isReached);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same when a predicate is simplified, or negated twice', () => {
    fc.assert(
      fc.property(predicate, key, (a, one) => {
        const reach = compileReach(a)(one);
        expect(compileReach(simplify(a))(one)).toBe(reach);
        expect(compileReach({ not: { not: a } })(one)).toBe(reach);
      }),
    );
  });

  it('is named only by a test of the verb', () => {
    fc.assert(
      fc.property(predicate, key, (a, one) => {
        if (classifyReach(a, one) === 'named') expect(collectFields(a)).toContain('verb');
        if (classifyReach(a, one) === 'any') expect(collectFields(a).some((name) => name.includes('resource'))).toBe(true);
      }),
    );
  });
});

describe('collectLeaves, of any predicate', () => {
  it('turns every polarity around under not', () => {
    const TURNED = { positive: 'negative', negative: 'positive', both: 'both' } as const;
    fc.assert(
      fc.property(predicate, (a) => {
        expect(collectLeaves({ not: a })).toEqual(collectLeaves(a).map((one) => ({ ...one, polarity: TURNED[one.polarity] })));
      }),
    );
  });
});
