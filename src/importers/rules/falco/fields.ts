import { createPathFinder } from '../../../dialects/canonical-path.ts';
import { readJsonPointer } from '../../../dialects/json-pointer.ts';
import { all, exists, unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate } from '../../../predicate/types.ts';
import type { Dialect } from '../../../schema/dialect.ts';
import { createTranslator, describeTest } from '../dialect.ts';
import { testImageRepository } from './image-repository.ts';

/** Falco's fields in terms of the canonical ones. */
export interface FalcoFields {
  /** True where the plugin gives a list of values; of `jevt.value` it gives one text, whatever is there. */
  isList(field: string): boolean;
  /** A test of a field of Falco's as one of canonical fields. */
  translate(test: Leaf): Predicate;
  /** Canonical paths met since the last call, each with Falco's name. */
  takeNames(): { field: string; name: string }[];
  readonly unmapped: ReadonlyMap<string, number>;
}

export function createFalcoFields(dialect: Dialect, pages: readonly string[]): FalcoFields {
  const translator = createTranslator({ dialect, fields: pages, readers: {} });
  const findPath = createPathFinder(pages);
  const names = new Map<string, string>();

  /** Of an object or list, Falco gives the JSON text. */
  const isObject = (path: string): boolean => pages.some((page) => page.startsWith(`${path}.`) || page.startsWith(`${path}[`));

  const addName = (path: string, name: string): void => {
    if (!names.has(path)) names.set(path, name);
  };

  const testText = (test: Leaf, path: string): Predicate => {
    addName(path, test.field);
    return test.op === 'exists' ? exists(path) : all(exists(path), unsupported('computed-field', describeTest(test)));
  };

  const translatePointer = (test: Leaf, pointer: string): Predicate => {
    const pointed = readJsonPointer(pointer);
    if (!pointed || pointed.indices.some((index) => index > 0)) return unsupported('computed-field', describeTest(test));
    const path = findPath(pointed.path);
    if (isObject(path) || (path.endsWith('[]') && !pointed.isMember)) return testText(test, path);
    addName(path, test.field);
    return { ...atFirst(test, pointed.indices.length > 0), field: path };
  };

  const translate = (test: Leaf): Predicate => {
    const { base, argument } = splitArgument(test.field);
    if (base === 'jevt.value') return translatePointer(test, argument ?? '');
    if (base === 'ka.uri.param' || (argument !== undefined && argument !== '0')) {
      return unsupported('computed-field', describeTest(test));
    }
    const own = atFirst({ ...test, field: base }, argument === '0' || FIRST_ONLY.has(base));
    const path = translator.pathOf(base);
    if (path !== undefined && JSON_TEXT.test(base)) return testText(own, path);
    if (path !== undefined) addName(path, base);
    if (path === undefined || !base.endsWith('.image.repository')) return translator.translate(own);
    return testImageRepository(own, path) ?? unsupported('computed-field', describeTest(test));
  };

  return {
    isList: (field) => {
      const { base } = splitArgument(field);
      return base.startsWith('ka.') && !FIRST_ONLY.has(base) && (translator.pathOf(base)?.includes('[]') ?? false);
    },
    translate,
    takeNames: () => {
      const taken = [...names].map(([field, name]) => ({ field, name }));
      names.clear();
      return taken;
    },
    unmapped: translator.unmapped,
  };
}

/** These give the first container's value only. */
const FIRST_ONLY: ReadonlySet<string> = new Set(['ka.req.container.image', 'ka.req.container.image.repository']);

/** These give objects, and lists in lists, as their JSON text. */
const JSON_TEXT =
  /^ka\.req\.(?:binding\.subjects|configmap\.obj|role\.rules|service\.ports|pod\.\w+\.(?:command|args|add_capabilities))$/;

function splitArgument(field: string): { base: string; argument?: string } {
  const [, base, argument] = /^([^[]+)\[(.*)\]$/s.exec(field) ?? [];
  return base === undefined ? { base: field } : { base, argument: (argument ?? '').replace(/^(["'])(.*)\1$/s, '$2') };
}

/** A test of the first of several values says nothing where there are several. */
function atFirst(test: Leaf, isFirst: boolean): Leaf {
  return isFirst && test.op !== 'exists' ? { ...test, elements: 'product' } : test;
}
