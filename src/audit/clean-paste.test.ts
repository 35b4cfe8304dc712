import { describe, expect, it } from 'vitest';
import { cleanPaste } from './clean-paste.ts';
import { EVENT, findEvent, findNames, LINE } from './test-data/found.ts';

const PRETTY = JSON.stringify(EVENT, null, 2);

describe('an event that was copied', () => {
  it.each([
    ['from a chat, in a fence', `\`\`\`json\n${PRETTY}\n\`\`\`\n`, 'pretty-json-text'],
    ['from a chat, on one line in a fence', `\n~~~\n${LINE}\n~~~`, 'raw'],
    ['from a mail that quotes it', PRETTY.replace(/^/gm, '> '), 'pretty-json-text'],
    ['from a terminal with colours', `\u001b[1;39m{\u001b[0m${PRETTY.slice(1)}\u001b[0m`, 'pretty-json-text'],
    ['from stern, with colours', `\u001b[32mkube-apiserver\u001b[0m ${LINE}`, 'prefixed-line'],
    ['from a page that indents with no-break spaces', PRETTY.replaceAll('  ', '\u00a0\u00a0'), 'pretty-json-text'],
    ['from inside a JSON text, with its backslashes', JSON.stringify(LINE).slice(1, -1), 'json-string'],
    ['from a shell, in quotes', `'${LINE}'`, 'prefixed-line'],
    ['from the output of grep', `audit.log:12:${LINE}`, 'prefixed-line'],
    [
      'from aws logs filter-log-events --output text',
      `EVENTS\t381\t1700000000001\tkube-apiserver-audit-x\t${LINE}\t1700000000000`,
      'prefixed-line',
    ],
    ['from an encoder', Buffer.from(LINE).toString('base64'), 'base64-data'],
  ])('%s is read', (_what, text, name) => {
    expect(findNames(text)).toEqual([name]);
    expect(findEvent(text)).toEqual(EVENT);
  });

  it.each([
    ['a fence that does not end', '```\n{"a":1}'],
    ['a quotation with other lines', '> {\nx'],
    ['no-break spaces in a text', '{"a":"\u00a0"}'],
    ['a long text', `\`\`\`\n${'x'.repeat(2 ** 20)}\n\`\`\``],
    ['another escape of a terminal', '\u001b[2Jx'],
  ])('keeps %s', (_what, text) => {
    expect(cleanPaste(text)).toBe(text);
  });

  it('keeps the numbers of its lines', () => {
    expect(cleanPaste('```json\n{"a":1}\n```')).toBe('\n{"a":1}');
  });
});
