import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { type BuiltPage, isRedirect, readPages } from './built-site.ts';

const sampleSize = 30;

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Titles hold identifiers, which are as long as Kubernetes made them.
    'long-title': 'off',
    // Heads of guides may begin with a digit, and then so does their id: HTML allows it.
    'valid-id': ['error', { relaxed: true }],
    // A code block that scrolls is a region of its own: it has to be a pre, which no native region element is.
    'prefer-native-element': ['error', { exclude: ['region'] }],
  },
});

const pages = readPages();

/** Kind of page: the address with what varies left out. */
function kindOf(page: BuiltPage): string {
  if (isRedirect(page)) return 'redirect';
  return page.path
    .replace(/^\/kubernetes-(?!nonresource)[^/]+/, '/kubernetes-*')
    .replace(/^\/rules\/(?!every-request|health)[^/]+\//, '/rules/*/')
    .replace(/^\/rules\/\*\/[^/]+\/$/, '/rules/*/*/')
    .replace(/^\/(kubernetes-\*)\/any-[^/]+/, '/$1/any-*')
    .replace(/^\/(kubernetes-\*|kubernetes-nonresource|fields|dialects|verbs|guides)\/(?!any-\*)[^/]+\/$/, '/$1/*/');
}

/** As many pages as asked for, the same ones in every run as long as the site has as many pages. */
function takeSample(count: number): readonly BuiltPage[] {
  let seed = 20260727;
  return Array.from({ length: count }).flatMap(() => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return pages[seed % pages.length] ?? [];
  });
}

function validate({ path, html }: BuiltPage): readonly string[] {
  const { results } = validator.validateStringSync(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${path}:${line}:${column} ${ruleId} ${message}`),
  );
}

describe('the HTML', () => {
  const kinds = [...Map.groupBy(pages, kindOf)].flatMap(([kind, [page]]) => (page ? [{ kind, page }] : []));

  it('has all kinds of pages', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(20);
  });

  it.each(kinds)('is valid on a page of the kind $kind', ({ page }) => {
    expect(validate(page)).toEqual([]);
  });

  it(`is valid on ${sampleSize} pages taken at random`, () => {
    expect(takeSample(sampleSize).flatMap(validate)).toEqual([]);
  });
});
