import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineHtml, parseLine, parseProse, plainText } from './prose.ts';

/** Text full of the characters that marks are made of. */
const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom('`', '[', ']', '(', ')', '](', 'https://a.b/c', '/verbs/', '\n', '\n\n', ' ', 'http://x'),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const RUNS = { numRuns: 300, seed: 36 };

describe('lineHtml', () => {
  it('marks code and links, and lets no text become a tag', () => {
    expect(lineHtml('a < b: `<x>` and [the & page](https://a.b/c?d="e")')).toBe(
      'a &lt; b: <code>&lt;x&gt;</code> and <a href="https://a.b/c?d=&quot;e&quot;">the &amp; page</a>',
    );
  });

  it('shows the text of its parts, whatever it holds', () => {
    const shown = (html: string) => html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, '');
    fc.assert(
      fc.property(markup, (text) => {
        const parts = parseLine(text).map((part) => part.text);
        expect(shown(lineHtml(text))).toBe(parts.join('').replace(/[&<>"']/g, ''));
      }),
      RUNS,
    );
  });
});

describe('parseLine', () => {
  it('tells code, links and text apart', () => {
    expect(parseLine('See `pods/exec` and [the page](https://a.b/c?d=e) or [here](/verbs/).')).toEqual([
      { kind: 'text', text: 'See ' },
      { kind: 'code', text: 'pods/exec' },
      { kind: 'text', text: ' and ' },
      { kind: 'link', text: 'the page', href: 'https://a.b/c?d=e' },
      { kind: 'text', text: ' or ' },
      { kind: 'link', text: 'here', href: '/verbs/' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('leaves everything else as it stands: other addresses, lone marks, HTML', () => {
    for (const text of ['[x](http://a.b)', '[x](javascript:alert(1))', 'a ` b', '[]()', '<b>x</b>', '**x**']) {
      expect(parseLine(text)).toEqual([{ kind: 'text', text }]);
    }
  });

  it('never makes a link that leads elsewhere than to https or this site', () => {
    fc.assert(
      fc.property(markup, (text) => {
        for (const part of parseLine(text)) if (part.kind === 'link') expect(part.href).toMatch(/^(https:\/\/|\/)/);
      }),
      RUNS,
    );
  });

  it('loses nothing but the marks, and makes no empty parts', () => {
    fc.assert(
      fc.property(markup, (text) => {
        const parts = parseLine(text);
        expect(parts.filter((part) => part.text === '')).toEqual([]);
        let from = 0;
        for (const part of parts) {
          const at = text.indexOf(part.text, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + part.text.length;
        }
        if (!/[`\]]/.test(text)) expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
      RUNS,
    );
  });
});

describe('parseProse', () => {
  it('parts paragraphs at blank lines and at the line breaks that a folded scalar leaves', () => {
    expect(parseProse('One `a`.\n\nTwo.\nThree.\n').map((parts) => parts.map(({ text }) => text).join(''))).toEqual([
      'One a.',
      'Two.',
      'Three.',
    ]);
    expect(parseProse(' \n\n ')).toEqual([]);
  });

  it('makes no empty paragraph, and none with a line break', () => {
    fc.assert(
      fc.property(markup, (text) => {
        for (const parts of parseProse(text)) {
          expect(parts.length).toBeGreaterThan(0);
          expect(parts.some((part) => part.text.includes('\n'))).toBe(false);
        }
      }),
      RUNS,
    );
  });
});

describe('plainText', () => {
  it('drops the marks and keeps their text', () => {
    expect(plainText('See `a` and\n\n[that page](https://a.b/).')).toBe('See a and that page.');
  });

  it('is the text that a reader of the paragraphs sees', () => {
    fc.assert(
      fc.property(markup, (text) => {
        const seen = parseProse(text)
          .map((parts) => parts.map((part) => part.text).join(''))
          .join(' ');
        expect(plainText(text)).toBe(seen.replace(/\s+/g, ' ').trim());
      }),
      RUNS,
    );
  });
});
