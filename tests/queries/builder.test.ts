import { describe, expect, it } from 'vitest';
import { operationSamples } from '../../src/catalog/derive/samples.ts';
import { getCatalog } from '../../src/catalog/index.ts';
import { rulePath } from '../../src/catalog/rule-address.ts';
import { createCatalogIndex } from '../../src/client/builder/catalog-index.ts';
import { findRules } from '../../src/client/builder/find-rules.ts';
import { EMPTY, readState } from '../../src/client/builder/state.ts';
import { toSearch } from '../../src/client/builder/to-search.ts';
import { all, any } from '../../src/predicate/build.ts';
import { compile } from '../../src/predicate/evaluate.ts';
import { createEventLookup } from '../../src/predicate/event-lookup.ts';
import { LANGUAGES } from '../../src/queries/languages.ts';
import { createSearchPrinter } from '../../src/queries/print-search.ts';
import { toRequestParts } from '../../src/queries/requests.ts';
import { toSearchPredicate } from '../../src/queries/search.ts';
import { toBuilderData } from '../../src/view/builder-page.ts';
import { operationTitle } from '../../src/view/labels.ts';
import { toQueryRows } from '../../src/view/queries/operation-queries.ts';
import { toRequestTarget } from '../../src/view/queries/request-target.ts';
import type { RulesBundle } from '../../src/view/rules/rules-bundle.ts';
import { toRulesModule } from '../../src/view/rules/rules-module.ts';
import { createReaders } from './read-back.ts';

const catalog = getCatalog();
const index = createCatalogIndex(toBuilderData(catalog));
const readers = createReaders(
  catalog.dialects,
  catalog.fields.map(({ path }) => path),
);

const ENDINGS = [
  ...[101, 200, 401, 403, 500].map((code) => ({ stage: 'ResponseStarted', code })),
  ...[101, 200, 403, 409, 500].map((code) => ({ stage: 'ResponseComplete', code })),
];
const CALLERS = [
  { username: 'system:anonymous', groups: ['system:unauthenticated'] },
  { username: 'alice', groups: ['system:masters'] },
];

/** Records of the operations that the searches below are about, and of their neighbours. */
const events = catalog.operations
  .filter(({ resource }) => ['pods', 'secrets', 'deployments', 'daemonsets', 'configmaps'].includes(resource))
  .flatMap((operation) => {
    const event = operationSamples(operation, catalog.fields)[0]?.event as unknown as object;
    return ENDINGS.flatMap(({ stage, code }) =>
      CALLERS.map((user) => ({
        name: `${operationTitle(operation)} ${stage} ${code} ${user.username}`,
        lookup: createEventLookup({ ...event, user, stage, responseStatus: { code } }),
      })),
    );
  });

const SEARCHES = [
  'op=create-pods-exec,list-secrets',
  'op=create-pods,patch-pods,create-deployments,patch-deployments,create-daemonsets&outcome=effect',
  'op=list-secrets,watch-secrets,list-configmaps&outcome=refused',
  'op=get-pods,get-pods-log,delete-pods&outcome=failed&one=0',
  'op=get-secrets&where=user.username:is:alice,bob&not=user.groups%5B%5D:is:system:unauthenticated',
  'op=get-secrets&where=responseStatus.code:ge:400&where=user.username:starts:system:&not=objectRef.namespace:is:none',
  'where=user.username:isnt:alice&where=objectRef.resource:is:secrets&outcome=refused',
];

describe('the data of the builder', () => {
  it('make the queries that the pages of operations have, in every language', { timeout: 60_000 }, () => {
    const printers = LANGUAGES.map((language) => createSearchPrinter(language, { namer: index.namerOf(language.dialect) }));
    for (const operation of catalog.operations.filter((_, at) => at % 9 === 0 || _.subresource === 'exec')) {
      const act = index.actOf.get(operation.id);
      const target = toRequestTarget(operation);
      expect(act?.target, operation.id).toEqual(target);
      const title = operationTitle(operation);
      const texts = printers.map((print) => print({ targets: [target], tests: [], outcome: 'any', isOneRecord: true }, title));
      const rows = toQueryRows(target, title, catalog);
      expect(
        texts.map((query) => (query.kind === 'query' ? query.text : query.reasons)),
        title,
      ).toEqual(rows.map((row) => ('query' in row ? row.query : row.impossible)));
    }
  });

  it('has every operation and every family of paths, and no act twice', () => {
    const ids = [...catalog.operations, ...catalog.nonResource].map(({ id }) => id);
    expect(ids.filter((id) => !index.actOf.has(id))).toEqual([]);
    expect(new Set(index.acts.map(({ title }) => title)).size).toBe(index.acts.length);
  });
});

describe('the rules of the builder', () => {
  const text = toRulesModule(catalog).replace(/^export default |;\s*$/g, '');
  const { rules } = JSON.parse(text) as RulesBundle;

  it('name an operation where its page says so', () => {
    for (const operation of catalog.operations.filter(({ id }, at) => at % 60 === 0 && index.actOf.get(id)?.ids.length === 1)) {
      const { matches } = findRules({ ...EMPTY, operations: [operation.id] }, rules, index);
      const named = (catalog.rulesOf.get(operation.id) ?? []).flatMap(({ rule, how }) =>
        how === 'named' ? [rulePath(rule)] : [],
      );
      expect(
        matches
          .filter((match) => match.named === 1)
          .map(({ rule }) => rule.path)
          .toSorted(),
        operation.id,
      ).toEqual(named.toSorted());
    }
  });
});

describe.each(SEARCHES)('the search %s', (hash) => {
  const { state, problems } = readState(`#${hash}`);
  const search = toSearch(state, index);
  const verdictOf = compile(toSearchPredicate(search));
  const found = (of: typeof verdictOf): string[] => events.filter(({ lookup }) => of(lookup) === 'match').map(({ name }) => name);

  it('finds what its operations have, joined or not', () => {
    expect(problems).toEqual([]);
    const parts = search.targets.map((target) =>
      all(...toRequestParts(target).flatMap(({ what, predicate }) => (what === 'stage' ? [] : [predicate]))),
    );
    const operations = search.targets.length > 0 ? compile(any(...parts)) : () => 'match' as const;
    const tests = compile(all(...search.tests));
    const naive = events.filter(({ name, lookup }) => {
      const [code = 0, stage = ''] = [Number(/ (\d{3}) /.exec(name)?.[1]), /Response\w+/.exec(name)?.[0]];
      const own = search.targets.find(
        (target) =>
          compile(
            all(
              ...toRequestParts(target)
                .slice(0, 2)
                .map(({ predicate }) => predicate),
            ),
          )(lookup) === 'match',
      );
      const isRefused = code === 401 || code === 403;
      const isWanted = { any: true, effect: code < 400, refused: isRefused, failed: code >= 400 && !isRefused }[state.outcome];
      const wantedStage = own?.isLongRunning ? 'ResponseStarted' : 'ResponseComplete';
      const isStage = !state.isOneRecord || stage === wantedStage || (state.outcome === 'refused' && code === 401);
      return operations(lookup) === 'match' && tests(lookup) === 'match' && isWanted && isStage;
    });
    expect(naive.length).toBeGreaterThan(0);
    expect(found(verdictOf)).toEqual(naive.map(({ name }) => name));
  });

  it.each(['kql', 'eql', 'esql', 'spl', 'sigma', 'falco'])('says the same in %s, read by the importer of its rules', (id) => {
    const language = LANGUAGES.find((one) => one.id === id);
    if (!language) throw new Error(`Cannot find the language "${id}"`);
    const query = createSearchPrinter(language, { namer: index.namerOf(language.dialect) })(search, 'A search');
    if (query.kind !== 'query') throw new Error(JSON.stringify(query.reasons));
    const read = readers[id]?.(query.text);
    expect(read && found(compile(read))).toEqual(found(verdictOf));
  });
});
