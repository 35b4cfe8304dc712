/** Longer texts come from files and pipelines, and not through a terminal, a chat or a mail. */
const MAX_LENGTH = 2 ** 20;

/**
 * Takes off what a terminal, a chat, a mail or a web page puts around or into a text that is copied: the byte order mark, escapes of
 * colour, the fence of a code block, the marks of a quotation, no-break spaces that indent. Lines keep their numbers. Nothing of it can
 * stand in JSON where it is taken away.
 */
export function cleanPaste(input: string): string {
  const text = input.startsWith('\uFEFF') ? input.slice(1) : input;
  if (text.length > MAX_LENGTH) return text;
  return withoutIndents(withoutQuotation(withoutFence(withoutColours(text))));
}

const ESCAPE = '\u001b[';

/** As jq -C, kubectl and stern colour their output (ECMA-48, Select Graphic Rendition). */
function withoutColours(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  const [first = '', ...rest] = text.split(ESCAPE);
  return first + rest.map((part) => (/^[\d;]{0,40}m/.test(part) ? part.replace(/^[\d;]{0,40}m/, '') : ESCAPE + part)).join('');
}

/** A fenced code block of Markdown (CommonMark 4.5), where it is the whole text. */
function withoutFence(text: string): string {
  const [, before = '', fence = ''] = /^(\s*)(`{3,}|~{3,})[^\n`]{0,100}\n/.exec(text) ?? [];
  const end = fence === '' ? -1 : text.trimEnd().lastIndexOf(`\n${fence}`);
  if (end < 0) return text;
  return before + text.slice(text.indexOf('\n', before.length), end);
}

/** Lines that all begin with `>`, over which one JSON value goes. */
function withoutQuotation(text: string): string {
  if (!/^>+ ?[{[]\s*\n/.test(text)) return text;
  const lines = text.trimEnd().split('\n');
  return lines.every((line) => line.startsWith('>')) ? lines.map((line) => line.replace(/^>+ ?/, '')).join('\n') : text;
}

function withoutIndents(text: string): string {
  if (!text.includes('\u00a0') || !/^\s*[{[]/.test(text)) return text;
  return text.replace(/^[ \u00a0]+/gm, (indent) => ' '.repeat(indent.length));
}
