import { describe, expect, it } from 'vitest';
import { createScale, findScripts, findStyles } from '../../scripts/bench/sizes.ts';
import { dist, listFiles, readText } from './built-site.ts';

const files = listFiles(dist);
const weigh = createScale(dist);

/** The one file that is built from a module, by the module's name; what a worker loads has a dash after it. */
function built(name: string, mark: '.' | '-' = '.'): string {
  const found = files.filter((file) => new RegExp(`^/_astro/${name}[${mark}][\\w-]{8}\\.(?:js|css)$`).test(file));
  if (found.length !== 1) throw new Error(`Cannot tell which file is built from "${name}": ${found.join(', ') || 'none'}`);
  return found[0] as string;
}

/** The largest of the files that fit a pattern, alone. */
function largest(pattern: RegExp): string {
  const [first] = files.filter((file) => pattern.test(file)).toSorted((a, b) => weigh([b]) - weigh([a]));
  if (first === undefined) throw new Error(`No file fits ${pattern}`);
  return first;
}

/** What a page has loaded before a person does anything. */
function loadedBy(page: string): readonly string[] {
  const html = readText(page);
  return [...findStyles(html), ...findScripts(html)];
}

const SEARCH_TEXT = [
  '/pagefind/pagefind.js',
  '/pagefind/pagefind-entry.json',
  '/pagefind/pages.json',
  '/pagefind/wasm.en.pagefind',
];

/** What is loaded when a person asks for it: the page on which, the files, and the budget in bytes after gzip. */
const parts: Readonly<Record<string, readonly [page: string, budget: number, files: readonly string[]]>> = {
  'the search box': ['/index.html', 10_500, [built('site-search')]],
  'the search box as a dialog': ['/fields/index.html', 13_000, [built('search-dialog'), built('site-search'), built('search')]],
  'the names that the search knows': ['/search/index.html', 67_000, ['/search/identifiers.json']],
  'what products call fields': ['/search/index.html', 4_000, ['/search/names.json']],
  'the search in texts': ['/search/index.html', 110_000, [...SEARCH_TEXT, largest(/^\/pagefind\/pagefind\.en_.*\.pf_meta$/)]],
  'the piece of the text index that a word needs': ['/search/index.html', 28_000, [largest(/^\/pagefind\/index\//)]],
  'the text of a result': ['/search/index.html', 4_000, [largest(/^\/pagefind\/fragment\//)]],
  'what reads an event': ['/classify/index.html', 58_000, [built('answer')]],
  'the rules': ['/classify/index.html', 35_000, ['/classify/rules.js']],
  'what shows the rules': ['/classify/index.html', 16_000, [built('load-rules'), built('render-rules')]],
  'what shows a whole file': ['/classify/index.html', 14_000, [built('show-files')]],
  'what reads a whole file': ['/classify/index.html', 55_000, [built('file-worker', '-')]],
  'what redacts an event': ['/classify/index.html', 22_000, [built('redact-box')]],
  'the link with an event': ['/classify/index.html', 25_000, [built('share-dialog')]],
  'the parser of YAML': ['/classify/index.html', 33_000, [built('browser'), built('load-yaml')]],
  'the parser of YAML in the worker': ['/classify/index.html', 33_000, [built('browser', '-')]],
  'the builder': ['/build/index.html', 36_000, [built('start')]],
  'the data of the builder': ['/build/index.html', 14_000, ['/build/data.json']],
  'what keeps the site in the browser': ['/offline/index.html', 4_000, [built('keep-in-browser')]],
  'the queries of an operation': ['/kubernetes-pods/create-pods/index.html', 1_200, [built('show-queries')]],
  'the JSON twin of an operation': [
    '/kubernetes-pods/create-pods/index.html',
    20_000,
    [largest(/^\/kubernetes-[^/]+\/[^/]+\/index\.json$/)],
  ],
  'the names of a dialect': [
    '/kubernetes-pods/create-pods/index.html',
    6_000,
    [built('show-names'), largest(/^\/dialects\/[^/]+\/names\.json$/)],
  ],
};

const pageScripts = [...new Set(files.filter((file) => file.endsWith('.html')).flatMap((file) => findScripts(readText(file))))];

describe('what is loaded when it is asked for', () => {
  it.each(Object.entries(parts))('stays within its budget: %s', (_, [page, budget, asked]) => {
    expect(weigh(asked, loadedBy(page))).toBeLessThanOrEqual(budget);
  });

  it('is all of the scripts that no page loads at once, or too small for a budget', () => {
    const known = [...pageScripts, ...Object.values(parts).flatMap(([, , asked]) => asked)];
    const others = files.filter((file) => /^\/_astro\/.*\.js$/.test(file) && weigh([file], known) > 1500);
    expect(others).toEqual([]);
  });

  it('comes to little for a query by name, and for one by text', () => {
    const sum = (...names: readonly string[]) =>
      names.reduce((total, name) => total + weigh(parts[name]?.[2] ?? [], loadedBy('/fields/index.html')), 0);
    const byName = sum('the search box as a dialog', 'the names that the search knows');
    expect(byName).toBeLessThanOrEqual(83_000);
    expect(byName + sum('the search in texts', 'the piece of the text index that a word needs')).toBeLessThanOrEqual(235_000);
  });
});

describe('the whole site', () => {
  it('has no fonts of its own', () => {
    expect(files.filter((file) => /\.(?:woff2?|ttf|otf|eot)$/.test(file))).toEqual([]);
  });

  it('has little style, and little script that a page loads at once', () => {
    const styles = files.filter((file) => /\.css$/.test(file));
    expect(styles.reduce((total, file) => total + weigh([file]), 0)).toBeLessThanOrEqual(16_000);
    expect(weigh(pageScripts)).toBeLessThanOrEqual(16_000);
  });
});
