import { describe, expect, it } from 'vitest';
import { toBreadcrumbData, toPageData, toSocialTags } from './page-head.ts';

const site = new URL('https://atlas.example.org');
const operation = { title: 'get pods/exec', description: 'Opens a session.', pathname: '/kubernetes-pods/get-pods-exec/' };
const hostile = '</script><!-- "<b>&\u2028';

function contentOf(tags: ReturnType<typeof toSocialTags>): ReadonlyMap<string, string> {
  return new Map(tags.map((tag) => ['property' in tag ? tag.property : tag.name, tag.content]));
}

describe('the tags for previews of links', () => {
  it('name the page, its kind of picture and its address', () => {
    expect(Object.fromEntries(contentOf(toSocialTags({ ...operation, site })))).toEqual({
      'og:site_name': 'Audit Atlas',
      'og:type': 'article',
      'og:title': 'get pods/exec',
      'og:description': 'Opens a session.',
      'og:url': 'https://atlas.example.org/kubernetes-pods/get-pods-exec/',
      'og:image': 'https://atlas.example.org/social/operation.png',
      'twitter:card': 'summary_large_image',
    });
  });

  it('claim no address and no picture where the host is not known', () => {
    const tags = contentOf(toSocialTags({ ...operation, site: undefined }));
    expect([...tags.keys()]).toEqual(['og:site_name', 'og:type', 'og:title', 'og:description']);
  });
});

describe('the structured data of a page', () => {
  it('says what an article is about, of what it is a part, and its licence', () => {
    expect(JSON.parse(toPageData({ ...operation, site }) ?? '')).toEqual({
      '@context': 'https://schema.org',
      '@type': 'TechArticle',
      headline: 'get pods/exec',
      description: 'Opens a session.',
      about: { '@type': 'Thing', name: 'Kubernetes audit log' },
      isPartOf: { '@type': 'WebSite', name: 'Audit Atlas', url: 'https://atlas.example.org/' },
      license: 'https://creativecommons.org/licenses/by/4.0/',
    });
  });

  it("claims no licence for what shows others' work", () => {
    const rule = toPageData({ ...operation, pathname: '/rules/sigma/a-rule/', site });
    expect(rule).toContain('TechArticle');
    expect(rule).not.toContain('license');
  });

  it('is the site itself on the home page, and nothing on lists and tools', () => {
    expect(toPageData({ ...operation, pathname: '/', site })).toContain('"@type":"WebSite"');
    const paths = ['/fields/', '/classify/', '/about/sources/', '/kubernetes-nonresource/'];
    expect(paths.map((pathname) => toPageData({ ...operation, pathname, site }))).toEqual(paths.map(() => undefined));
  });

  it('cannot end the element that holds it', () => {
    const data = toPageData({ ...operation, description: hostile, site }) ?? '';
    expect(data).not.toMatch(/[<]/);
    expect(JSON.parse(data).description).toBe(hostile);
  });
});

describe('the structured data of the way to a page', () => {
  it('has the links in order and the page itself last', () => {
    const data = toBreadcrumbData([{ text: 'pods', href: '/kubernetes-pods/' }], hostile, site);
    expect(data).not.toContain('<');
    expect(JSON.parse(data).itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'pods', item: 'https://atlas.example.org/kubernetes-pods/' },
      { '@type': 'ListItem', position: 2, name: hostile },
    ]);
  });

  it('leads by addresses from the root where the host is not known', () => {
    expect(toBreadcrumbData([{ text: 'pods', href: '/kubernetes-pods/' }], 'x', undefined)).toContain('"/kubernetes-pods/"');
  });
});
