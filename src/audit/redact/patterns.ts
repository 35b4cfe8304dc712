import { type Pieces, replaceInPieces } from './pieces.ts';
import { isStandIn, type StandIns } from './stand-ins.ts';
import { isPublicDomain, isWellKnown } from './well-known.ts';

const ARN = /\barn:aws[\w-]{0,20}:[\w-]{0,40}:[\w-]{0,30}:\d{12}:[\w+=,.@/:-]{1,600}/g;
const EMAIL = /(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
const UUID = /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/gi;
const HASH = /(?<![0-9a-z])(?:[0-9a-f]{64}|[0-9a-f]{32})(?![0-9a-z])/gi;
const PRINCIPAL = /\bA(?:KIA|SIA|IDA|ROA|GPA|IPA|NPA|NVA|PKA)[A-Z0-9]{8,124}\b/g;
const ACCOUNT = /(?<![\w.-])\d{12}(?=[:.]|\b(?![\w.-]))/g;
const IPV4 = /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)/g;
const IPV6 =
  /(?<![\w:.])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)(?![\w:]|\.\d)/gi;
const IP_HOST = /(?<![\w-])ip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}(?:\.[\w-]{1,63}){0,6}(?![\w-])/g;
const HOST =
  /(?<![\w.@-])(?:[a-z0-9_](?:[\w-]{0,61}[a-z0-9])?\.){1,10}(?:com|net|org|io|dev|app|cloud|ai|co|eu|de|uk|us|ch|at|fr|nl|in|jp|internal|intern|local|localdomain|lan|corp|home|private|cluster|test|invalid|example)(?![\w-]|\.[\w])/gi;
const CLOUD_PATH =
  /((?:^|[/=])(projects|resourcegroups|managedclusters|clusters|virtualmachinescalesets|serviceaccounts|\/aws\/eks)\/)([^/\s"'?&,]{1,200})/gi;

const KIND_OF_PATH: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{ projects: 'project', resourcegroups: 'resourcegroup', serviceaccounts: 'sa', virtualmachinescalesets: 'node' },
});

/** Replaces what is recognized by its form alone: addresses, hosts, accounts, identifiers. `groups` are API groups, which look like hosts. */
export function replaceForms(pieces: Pieces, standIns: StandIns, groups: ReadonlySet<string>): Pieces {
  const steps: readonly (readonly [RegExp, (match: RegExpExecArray) => string | readonly [string, string] | undefined])[] = [
    [ARN, ([arn]) => redactArn(arn, standIns)],
    [EMAIL, ([email]) => redactEmail(email, standIns)],
    [UUID, ([id]) => standInForId(id, standIns)],
    [HASH, ([id]) => standInForId(id, standIns)],
    [PRINCIPAL, ([id]) => standInForId(id, standIns)],
    [ACCOUNT, ([id]) => standInForAccount(id, standIns)],
    [IPV4, ([address]) => standInForAddress(address, standIns)],
    [IPV6, ([address]) => standInForAddress(address, standIns)],
    [IP_HOST, ([host]) => standInForHost(host, standIns)],
    [HOST, ([host]) => (groups.has(host) || isPublicDomain(host) ? undefined : standInForHost(host, standIns))],
    [
      CLOUD_PATH,
      ([, before = '', kind = '', name = '']) =>
        isStandIn(name) || isWellKnown(name)
          ? undefined
          : [before, standIns.name(name, KIND_OF_PATH[kind.toLowerCase()] ?? 'cluster')],
    ],
  ];
  return steps.reduce((rest, [form, replace]) => replaceInPieces(rest, form, replace), pieces);
}

function standInForId(id: string, standIns: StandIns): string {
  if (isStandIn(id)) return id;
  const pad = (number: number, length: number): string => String(number).padStart(length, '0');
  if (id.includes('-'))
    return standIns.other(id, 'uuid', 'identifiers', (number) => `00000000-0000-4000-8000-${pad(number, 12)}`);
  if (/^A[A-Z]/.test(id))
    return standIns.other(id, 'principal', 'identifiers', (number) => `${id.slice(0, 4)}EXAMPLE${pad(number, 9)}`);
  return standIns.other(id, 'hash', 'identifiers', (number) => pad(number, id.length));
}

/** An account of AWS: twelve digits stay twelve digits. */
export function standInForAccount(account: string, standIns: StandIns): string {
  if (isStandIn(account)) return account;
  return standIns.other(account, 'account', 'identifiers', (number) => `111111${String(number).padStart(6, '0')}`);
}

/** Addresses that name no place: loopback, none, and the metadata service of clouds. */
const PLACELESS = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$|169\.254\.169\.254$|::1?$)/;

const BLOCKS = ['203.0.113', '198.51.100', '192.0.2'];

function standInForAddress(address: string, standIns: StandIns): string {
  if (PLACELESS.test(address) || isStandIn(address)) return address;
  if (address.includes(':')) return standIns.other(address.toLowerCase(), 'ipv6', 'addresses', toIpv6);
  return standIns.other(address, 'ipv4', 'addresses', (number) => {
    const block = BLOCKS[Math.floor((number - 1) / 254)];
    if (block !== undefined) return `${block}.${((number - 1) % 254) + 1}`;
    return `198.${18 + (Math.floor(number / 65536) % 2)}.${Math.floor(number / 256) % 256}.${number % 256}`;
  });
}

function toIpv6(number: number): string {
  return number < 65536
    ? `2001:db8::${number.toString(16)}`
    : `2001:db8::${Math.floor(number / 65536).toString(16)}:${(number % 65536).toString(16)}`;
}

function standInForHost(host: string, standIns: StandIns): string {
  if (isStandIn(host)) return host;
  return standIns.other(host.toLowerCase(), 'host', 'hosts', (number) => `host-${number}.example`);
}

/** `ci@shop.iam.gserviceaccount.com` stays a service account of a project; every other address becomes a user of example.com. */
export function redactEmail(email: string, standIns: StandIns): string {
  if (isStandIn(email)) return email;
  const [, account = '', project = ''] = /^(.{1,64})@([^.]{1,63})\.iam\.gserviceaccount\.com$/.exec(email) ?? [];
  if (account === '') return standIns.other(email, 'user', 'names', (number) => `user-${number}@example.com`);
  return `${standIns.name(account, 'sa')}@${standIns.name(project, 'project')}.iam.gserviceaccount.com`;
}

/** An ARN keeps its form: service, region and kind stay, account and names do not. */
export function redactArn(arn: string, standIns: StandIns): string {
  const [, head = '', account = '', kind = '', rest = ''] =
    /^(arn:[^:]*:[^:]*:[^:]*:)(\d{12}):([\w-]+)([/:].*)?$/s.exec(arn) ?? [];
  if (head === '') return standIns.name(arn, 'object');
  const names = rest
    .split(/([/:])/)
    .map((part, index) => (/^[/:]?$/.test(part) ? part : redactArnName(part, kindInArn(kind, index), standIns)));
  return `${head}${standInForAccount(account, standIns)}:${kind}${names.join('')}`;
}

/** `assumed-role/<role>/<session>`: parts are counted with the slashes between them. */
function kindInArn(kind: string, index: number): string {
  if (kind !== 'assumed-role') return kind;
  return index <= 2 ? 'role' : 'session';
}

function redactArnName(name: string, kind: string, standIns: StandIns): string {
  if (isStandIn(name) || isWellKnown(name) || name === 'aws-reserved' || name.endsWith('.amazonaws.com')) return name;
  if (/^\S+@\S+\.\S+$/.test(name)) return redactEmail(name, standIns);
  return standIns.name(name, kind);
}
