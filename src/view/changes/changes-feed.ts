import type { Release } from '../../schema/changes.ts';
import { escapeHtml } from '../html.ts';
import { plainText } from '../prose.ts';
import { SITE_NAME } from '../site.ts';
import { toAddress } from '../urls.ts';
import { listParts, releaseId, releaseTitle } from './changes-page.ts';

/** Path of the feed of changes. */
export const FEED = '/changes.xml';

/**
 * The releases as an Atom feed (RFC 4287), with nothing of a clock in it. Its ids are addresses, so it needs the host of the site.
 */
export function toChangesFeed(releases: readonly Release[], site: URL): string {
  const page = toAddress('/changes/', site);
  const newest = releases.map(({ date }) => date).sort();
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Changes of ${SITE_NAME}</title>
<id>${toText(page)}</id>
<link href="${toText(page)}"/>
<link rel="self" href="${toText(toAddress(FEED, site))}"/>
<updated>${toTime(newest.at(-1) ?? '1970-01-01')}</updated>
<author><name>${SITE_NAME}</name></author>
${releases.map((release) => toEntry(release, page)).join('\n')}
</feed>
`;
}

function toEntry(release: Release, page: string): string {
  const address = `${page}#${releaseId(release)}`;
  return `<entry>
<title>${toText(`${SITE_NAME} ${releaseTitle(release)}`)}</title>
<id>${toText(address)}</id>
<link href="${toText(address)}"/>
<updated>${toTime(release.date)}</updated>
<content type="html">${toText(toHtml(release))}</content>
</entry>`;
}

function toHtml(release: Release): string {
  const { newPages = [], gonePages = [] } = release;
  const parts = listParts(release).map(
    ({ title, lines }) => `<h2>${title}</h2><ul>${lines.map((line) => `<li>${escapeHtml(plainText(line))}</li>`).join('')}</ul>`,
  );
  const counts = newPages.length + gonePages.length > 0 ? `<p>New pages: ${newPages.length}. Gone: ${gonePages.length}.</p>` : '';
  return `<p>${escapeHtml(release.summary)}</p>${parts.join('')}${counts}`;
}

function toTime(date: string): string {
  return `${date}T00:00:00Z`;
}

/** A text as XML, in which most control characters cannot stand at all: https://www.w3.org/TR/xml/#charsets. */
function toText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return escapeHtml(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
}
