import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readFile, readFolder } from '../read.ts';
import { fixKeyOrder, orderKeys } from './key-order.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');
const operation = 'content/operations/core/pods/get.yaml';
const vocab = 'content/vocab/levels.yaml';

describe('orderKeys', () => {
  it('puts keys in the order of the schema and leaves the folding of prose alone', () => {
    const text = `why: >-
  First line
  second line that says: more

  Next paragraph
references:
  - title: A
    url: https://a.example
summary: Reads one Pod. # said twice
description: |-
  # not a comment
  Text
`;
    expect(orderKeys(operation, text)).toBe(`summary: Reads one Pod. # said twice
description: |-
  # not a comment
  Text
why: >-
  First line
  second line that says: more

  Next paragraph
references:
  - title: A
    url: https://a.example
`);
  });

  it('moves a comment with the key below it and keeps the head of the file on top', () => {
    const text = '# Head\n\nwhy: b\n\n# On the summary\nsummary: a\n# End\n';
    expect(orderKeys(operation, text)).toBe('# Head\n\n# On the summary\nsummary: a\nwhy: b\n# End\n');
  });

  it('orders each mapping of a list, the one behind the dash included', () => {
    const text = `- id: None
  summary: a
- summary: b
  # On the id
  id: Metadata
- description: c

  id: Request

# End
`;
    expect(orderKeys(vocab, text)).toBe(`- id: None
  summary: a
- # On the id
  id: Metadata
  summary: b
- id: Request
  description: c

# End
`);
  });

  it('orders the front matter of a guide and nothing below it', () => {
    const guide = '---\nsummary: b\ntitle: a\n---\n\nwhy: not yaml\ntitle: a\n';
    expect(orderKeys('content/guides/a.mdx', guide)).toBe('---\ntitle: a\nsummary: b\n---\n\nwhy: not yaml\ntitle: a\n');
  });

  it('ends the last line where the file did not', () => {
    expect(orderKeys(operation, 'why: b\nsummary: a')).toBe('summary: a\nwhy: b\n');
  });

  it('puts a key that the schema does not know last', () => {
    expect(orderKeys(operation, 'mistyped: x\nwhy: b\nsummary: a\n')).toBe('summary: a\nwhy: b\nmistyped: x\n');
  });

  it('leaves what is not valid, not authored or already in order as it stands', () => {
    for (const text of ['why: [\nsummary: a\n', '{ why: b, summary: a }\n', '', 'summary:    a\nwhy: b\n', '- a\n- b\n']) {
      expect(orderKeys(operation, text)).toBe(text);
    }
    expect(orderKeys('content/imported/api/1.36.yaml', 'resources: []\nkubernetes: a\n')).toBe('resources: []\nkubernetes: a\n');
  });
});

describe('fixKeyOrder', () => {
  it('restores real files whose keys were turned round, byte for byte', () => {
    const files = ['content/resources', 'content/operations/core', 'content/fields'].flatMap((folder) =>
      readFolder(root, folder),
    );
    const turned = files.map(({ file, text }) => ({ file, text: turnRound(text) }));
    expect(files.length).toBeGreaterThan(100);
    expect(fixKeyOrder(turned)).toEqual(files);
  });

  it('keeps every value of real lists whose items were turned round', () => {
    for (const name of ['vocab/verbs', 'vocab/levels', 'vocab/nonresource', 'redirects']) {
      const file = `content/${name}.yaml`;
      const items: object[] = parse(readFile(root, file)?.text ?? '');
      const turned = items.map((item) => Object.fromEntries(Object.entries(item).reverse()));
      const [fixed] = fixKeyOrder([{ file, text: stringify(turned) }]);
      expect(JSON.stringify(parse(fixed?.text ?? ''))).toBe(JSON.stringify(items));
    }
  });

  it('gives back only the files that change', () => {
    const good = { file: operation, text: 'summary: a\nwhy: b\n' };
    const bad = { file: operation.replace('get', 'list'), text: 'why: b\nsummary: a\n' };
    expect(fixKeyOrder([good, bad])).toEqual([{ file: bad.file, text: good.text }]);
  });
});

function turnRound(text: string): string {
  return text
    .split(/^(?=\S)/m)
    .reverse()
    .join('');
}
