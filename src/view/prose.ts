import { escapeHtml } from './html.ts';
import { href } from './urls.ts';

/** A piece of a paragraph: plain text, code, or a link. */
export type ProsePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const MARK = /`([^`]+)`|\[([^\]]+)\]\((https:\/\/[^\s)]+|\/[^\s)]*)\)/g;

/** Parts of one line of prose. The only marks are `code` and [text](https://… or /path/); the rest is plain text. */
export function parseLine(text: string): ProsePart[] {
  const parts: ProsePart[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, code, label, url] = match;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    if (code !== undefined) parts.push({ kind: 'code', text: code });
    else parts.push({ kind: 'link', text: label ?? '', href: url?.startsWith('/') ? href(url) : (url ?? '') });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** The same as HTML. The texts of fields stand on a thousand pages, and each is made once. */
export function lineHtml(text: string): string {
  const html = lines.get(text) ?? parseLine(text).map(partHtml).join('');
  lines.set(text, html);
  return html;
}

const lines = new Map<string, string>();

function partHtml(part: ProsePart): string {
  const text = escapeHtml(part.text);
  switch (part.kind) {
    case 'text':
      return text;
    case 'code':
      return `<code>${text}</code>`;
    case 'link':
      return `<a href="${escapeHtml(part.href)}">${text}</a>`;
  }
}

/** Paragraphs of a text: parted by a blank line, or by the single line break that a folded YAML scalar leaves. */
export function splitParagraphs(text: string): string[] {
  return text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** The same in parts. */
export function parseProse(text: string): ProsePart[][] {
  return splitParagraphs(text).map(parseLine);
}

/** A text without its marks, for search records, dumps and meta tags. */
export function plainText(text: string): string {
  const paragraphs = parseProse(text).map((parts) => parts.map((part) => part.text).join(''));
  return paragraphs.join(' ').replace(/\s+/g, ' ').trim();
}
