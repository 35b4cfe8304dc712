/** What has been replaced: distinct originals of each class, and how many values were taken out. */
export interface RedactionCounts {
  readonly names: number;
  readonly addresses: number;
  readonly hosts: number;
  readonly identifiers: number;
  readonly secrets: number;
}

type CountedClass = Exclude<keyof RedactionCounts, 'secrets'>;

/** What stands where a secret stood. */
export const REMOVED = 'REDACTED';

/** The kinds that a stand-in may begin with. A name of this form in the input tells nothing and is left as it is. */
const KINDS: readonly string[] = [
  ...['user', 'group', 'ns', 'pod', 'node', 'sa', 'secret', 'configmap', 'deployment', 'replicaset', 'statefulset', 'daemonset'],
  ...['job', 'cronjob', 'service', 'ingress', 'role', 'clusterrole', 'rolebinding', 'clusterrolebinding', 'lease', 'container'],
  ...[
    'volume',
    'claim',
    'webhook',
    'policy',
    'cluster',
    'project',
    'host',
    'agent',
    'session',
    'label',
    'value',
    'image',
    'registry',
  ],
  ...['resourcegroup', 'id', 'object'],
];

const PLAIN = `(?:${KINDS.join('|')})-\\d{1,6}`;

/** The forms of stand-ins. Those of addresses are the ranges that RFC 5737, 2544 and 3849 keep for documents and tests. */
const FORMS: readonly string[] = [
  `(?:host|registry)-\\d{1,6}\\.example`,
  'user-\\d{1,6}@example\\.com',
  'sa-\\d{1,6}@project-\\d{1,6}\\.iam\\.gserviceaccount\\.com',
  PLAIN,
  '00000000-0000-4000-8000-\\d{12}',
  '0{20}\\d{12}(?:\\d{32})?',
  '1{6}\\d{6}',
  'A[A-Z0-9]{3}EXAMPLE\\d{9}',
  '(?:203\\.0\\.113|198\\.51\\.100|192\\.0\\.2)\\.\\d{1,3}',
  '198\\.1[89]\\.\\d{1,3}\\.\\d{1,3}',
  '2001:db8::[0-9a-f]{1,4}(?::[0-9a-f]{1,4})?',
];

const STAND_IN = new RegExp(`^(?:${REMOVED}|${FORMS.join('|')})$`);
/** Every stand-in of a text. */
export const STAND_INS = new RegExp(`(?<![A-Za-z0-9])(?:${FORMS.join('|')})(?![A-Za-z0-9])`, 'g');

/** True for what this folder writes in place of something: it is never replaced again. */
export function isStandIn(text: string): boolean {
  return STAND_IN.test(text);
}

/** Hands out stand-ins, always the same for the same original. */
export interface StandIns {
  /** A stand-in of the form `<kind>-<number>`. The first kind that a name is asked with stays. */
  name(original: string, kind: string): string;
  /** One of another form: `write` makes it from the next number of the series that is free. */
  other(original: string, series: string, counted: CountedClass, write: (number: number) => string): string;
  /** Counts a value that is taken out, and hands back what stands there. */
  remove(): string;
  /** The stand-in that a text has, as it stands or in another case. */
  find(text: string): string | undefined;
  /** Calls back for each original that gets a stand-in from here on. */
  onNew(tell: (original: string) => void): void;
  counts(): RedactionCounts;
}

/** Makes an empty set of stand-ins; it gives none that stands in `text` already. */
export function createStandIns(text: string): StandIns {
  const taken = new Set(text.match(STAND_INS));
  const given = new Map<string, string>();
  const lower = new Map<string, string>();
  const numbers = new Map<string, number>();
  const counts = { names: 0, addresses: 0, hosts: 0, identifiers: 0, secrets: 0 };
  let tell: (original: string) => void = () => undefined;

  const next = (series: string, write: (number: number) => string): string => {
    let number = (numbers.get(series) ?? 0) + 1;
    while (taken.has(write(number)) || taken.has(`${series}-${number}`)) number += 1;
    numbers.set(series, number);
    return write(number);
  };
  const other: StandIns['other'] = (original, series, counted, write) => {
    const known = given.get(original);
    if (known !== undefined) return known;
    const standIn = next(series, write);
    given.set(original, standIn);
    const small = original.toLowerCase();
    if (!lower.has(small)) lower.set(small, standIn);
    counts[counted] += 1;
    tell(original);
    return standIn;
  };
  return {
    name: (original, kind) => {
      const known = KINDS.includes(kind) ? kind : 'object';
      return other(original, known, 'names', (number) => `${known}-${number}`);
    },
    other,
    remove: () => {
      counts.secrets += 1;
      return REMOVED;
    },
    find: (found) => given.get(found) ?? lower.get(found.toLowerCase()),
    onNew: (listen) => {
      tell = listen;
    },
    counts: () => ({ ...counts }),
  };
}
