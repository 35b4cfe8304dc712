import { withoutBareWords } from './bare-words.ts';
import type { OperationKey } from './event-lookup.ts';
import { compileReach, type Reach, reachOf } from './named.ts';
import type { Predicate } from './types.ts';

/**
 * Prepares the logic of a rule to be asked how it reaches operations, as their pages tell it: `compileReach` without bare words, sharpened.
 * @throws SyntaxError as `compile` does.
 */
export function compileOperationReach(predicate: Predicate): (key: OperationKey) => Reach {
  const asked = withoutBareWords(predicate);
  const classify = compileReach(asked);
  return (key) => sharpenReach(asked, key, classify(key));
}

/** A rule whose words pick a subresource names each operation on it, even where it leaves the verb open. */
export function sharpenReach<How extends Reach>(predicate: Predicate, key: OperationKey, how: How): How | 'named' {
  if (how !== 'any' || key.subresource === undefined) return how;
  const reach = reachOf(predicate, key);
  return reach !== 'none' && reach.pins.some((axes) => axes.includes('subresource')) ? 'named' : how;
}
