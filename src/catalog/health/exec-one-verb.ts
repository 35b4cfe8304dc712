import type { HealthFinding } from '../model.ts';
import type { HealthCheck } from './health-check.ts';

const CODE = 'exec-one-verb';
const SESSIONS = ['exec', 'attach', 'portforward'] as const;

/** A rule about sessions in a Pod that asks for one of the two verbs under which they are recorded. */
export const execOneVerb: HealthCheck = {
  code: CODE,
  title: 'Sees sessions in Pods under one verb only',
  find: ({ reach, appliesToAll }) => {
    if (appliesToAll) return [];
    const named = new Set(reach.filter(({ how }) => how === 'named').map(({ operation }) => operation.id));
    const reached = new Set(reach.map(({ operation }) => operation.id));
    const only = (verb: string, other: string): string[] =>
      SESSIONS.filter((name) => named.has(`${verb}-pods-${name}`) && !reached.has(`${other}-pods-${name}`));
    return [...missesGet(only('create', 'get')), ...missesCreate(only('get', 'create'))];
  },
};

/** kubectl has used WebSocket unless told not to since 1.31; before, and for other clients, it is SPDY. */
function missesGet(names: readonly string[]): HealthFinding[] {
  return findingOf(
    names,
    'likely',
    (targets) => `It sees ${targets} as create alone: kubectl since 1.31 opens it over WebSocket, which is recorded as get.`,
    'get',
  );
}

function missesCreate(names: readonly string[]): HealthFinding[] {
  return findingOf(
    names,
    'likely',
    (targets) => `It sees ${targets} as get alone: kubectl before 1.31 and clients that use SPDY are recorded as create.`,
    'create',
  );
}

function findingOf(
  names: readonly string[],
  certainty: HealthFinding['certainty'],
  say: (targets: string) => string,
  missing: string,
): HealthFinding[] {
  if (names.length === 0) return [];
  const targets = names.map((name) => `pods/${name}`).join(' and ');
  return [
    {
      ...{ code: CODE, certainty, dead: false },
      message: say(targets),
      fix: `Ask for ${missing} as well: verb in ("get", "create").`,
    },
  ];
}
