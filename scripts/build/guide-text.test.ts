import { describe, expect, it } from 'vitest';
import { readGuideText } from './guide-text.ts';

describe('readGuideText', () => {
  it('keeps the words and drops front matter, imports, tags and marks', () => {
    const mdx =
      '---\ntitle: T\n---\nimport A from "a";\n\n## Head\n\nA `code` and a [link](/verbs/get/).\n\n| a | b |\n|---|---|\n| **1** | 2 |\n\n<Note>text</Note>\n\n```json\n{"verb": "get"}\n```\n';
    expect(readGuideText(mdx)).toBe('Head. A code and a link. a b 1 2 text {"verb": "get"}');
  });
});
