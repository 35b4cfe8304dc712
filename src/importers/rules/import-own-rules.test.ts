import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importOwnRules, readOwnPlace } from './import-own-rules.ts';
import type { RuleImport } from './import-rules.ts';
import { RULE_IMPORTS } from './registry.ts';

const FALCO = (name: string) => `- rule: ${name}
  desc: Somebody opens a shell
  condition: ka.verb = create and ka.target.subresource = exec
  output: shell
  priority: WARNING
  source: k8s_audit
`;

let folder: string;
let own: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-rules-'));
  own = join(folder, 'mine');
  mkdirSync(own);
  writeFileSync(
    join(own, 'corpora.yaml'),
    '- { id: ours, title: Our own, vendor: Our own, summary: Rules of our team., files: "https://git.corp.internal/rules/" }\n- { id: bare, title: Our own, vendor: Our own, summary: Rules of our team. }\n',
  );
  mkdirSync(join(folder, 'falco'));
  writeFileSync(join(folder, 'falco/shells.yaml'), FALCO('Shell in a container'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (corpus = 'ours') =>
  importOwnRules(RULE_IMPORTS['falco'] as RuleImport, join(folder, 'falco'), process.cwd(), { folder: own, corpus });
const list = () => readdirSync(join(own, 'rules/ours')).sort();

describe("an import of rules of one's own", () => {
  it('writes them into the corpus, with their address and the words of the format', () => {
    expect(run().changed).toEqual([join(own, 'rules/ours/shell-in-a-container.yaml')]);
    const text = readFileSync(join(own, 'rules/ours/shell-in-a-container.yaml'), 'utf8');
    expect(text).toContain('# Written by `npm run import -- falco <folder> --to content/local/rules/ours`');
    expect(text).toContain('corpus: ours\n');
    expect(text).toContain('url: https://git.corp.internal/rules/shells.yaml#L1\n');
    expect(text).toContain('severity: {"level":"medium","original":"WARNING"}');
    expect(run().changed).toEqual([]);
  });

  it('takes away what is gone, and never what a person wrote', () => {
    run();
    writeFileSync(join(own, 'rules/ours/by-hand.yaml'), 'corpus: ours\n');
    writeFileSync(join(own, 'rules/ours/other.yaml'), 'corpus: ours\n');
    writeFileSync(join(folder, 'falco/shells.yaml'), FALCO('Other'));
    run();
    expect(list()).toEqual(['by-hand.yaml', 'other-2.yaml', 'other.yaml']);
  });

  it('says what the list of corpora lacks', () => {
    expect(() => run('nobody')).toThrow(`Cannot find the corpus "nobody" in ${join(own, 'corpora.yaml')}`);
    expect(() => run('bare')).toThrow('Cannot tell where the rules of "bare" lie');
    writeFileSync(join(own, 'corpora.yaml'), '- { id: ours }\n');
    expect(() => run()).toThrow('Missing key');
  });

  it('names file and line of what cannot be read, and then writes nothing', () => {
    writeFileSync(join(folder, 'falco/shells.yaml'), FALCO('Shell').replace('ka.verb =', 'ka.verb ='.replace('=', '(')));
    expect(() => run()).toThrow(/shells\.yaml:3:\d+/);
    expect(() => list()).toThrow('ENOENT');
  });
});

describe('readOwnPlace', () => {
  it('reads folder and corpus from a path, and nothing from another', () => {
    expect(readOwnPlace('content/local/rules/ours/')).toEqual({ folder: 'content/local', corpus: 'ours' });
    expect(['content/local', 'rules/ours', 'content/local/rules/Ours', 'content/local/rules/a/b'].map(readOwnPlace)).toEqual(
      Array(4).fill(undefined),
    );
  });
});
