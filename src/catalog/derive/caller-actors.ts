import { escapePattern } from '../../predicate/escape-pattern.ts';
import type { Actor } from '../model.ts';

/** Where a text names an actor. */
export interface ActorMention {
  readonly actor: Actor;
  readonly start: number;
  readonly end: number;
}

/**
 * The actors that a line of an operation's callers names, in the order of the text: by name (also the last part of a service account's
 * name), or by a word that the actor's own text lists. Of words that lie within each other the longer one counts, and each actor once.
 */
export function findActors(who: string, actors: readonly Actor[]): ActorMention[] {
  const found: ActorMention[] = [];
  for (const { actor, pattern } of phrasesOf(actors)) {
    const match = pattern.exec(who);
    const start = match?.index ?? -1;
    const end = start + (match?.[0].length ?? 0);
    const taken = found.some((other) => other.actor === actor || (start < other.end && other.start < end));
    if (match && !taken) found.push({ actor, start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

interface Phrase {
  readonly actor: Actor;
  readonly length: number;
  readonly pattern: RegExp;
}

const known = new WeakMap<readonly Actor[], readonly Phrase[]>();

/** All phrases, the longest first. */
function phrasesOf(actors: readonly Actor[]): readonly Phrase[] {
  const phrases =
    known.get(actors) ??
    actors
      .flatMap((actor) => namesOf(actor).map((name) => ({ actor, length: name.length, pattern: toPattern(name) })))
      .sort((a, b) => b.length - a.length);
  known.set(actors, phrases);
  return phrases;
}

function namesOf({ name, content }: Actor): string[] {
  const plain = name.replace(/:?<[^>]*>.*$/, '');
  const account = /^system:serviceaccount:[^:<]+:([^<]+)$/.exec(name)?.[1];
  const own = plain === name || plain.includes(':') ? [plain] : [];
  return [...new Set([...own, ...(account ? [account] : []), ...(content?.callers ?? [])])];
}

/** A phrase as a whole: "kubelet" is not in "kubelet-serving-csr-approver", nor "system:node" in "system:node-proxier". */
function toPattern(phrase: string): RegExp {
  return new RegExp(`(?<![\\w:-])${escapePattern(phrase)}(?![\\w-])`, 'i');
}
