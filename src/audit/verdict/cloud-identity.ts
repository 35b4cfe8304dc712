import { shorten, textAt, textsAt } from '../json.ts';
import type { Evidence } from './evidence.ts';
import { claimed, inferred, type Statement, stated } from './statement.ts';

/** What a managed cluster tells of the identity behind the user name. */
export function judgeCloudIdentity(evidence: Evidence): readonly Statement[] {
  const name = textAt(evidence.event, 'user', 'username').slice(0, 400);
  return [...judgeAws(evidence), ...judgeAzure(evidence, name), ...judgeGoogle(name), ...judgeOpenShift(evidence)];
}

function extra({ event }: Evidence, key: string): string {
  return shorten(textsAt(event, 'user', 'extra', key)[0] ?? '', 400);
}

/** aws-iam-authenticator puts the IAM identity into user.extra, and account and principal into user.uid. */
function judgeAws(evidence: Evidence): readonly Statement[] {
  const [arn, canonical] = [extra(evidence, 'arn'), extra(evidence, 'canonicalArn')];
  const [session, key, principal] = [
    extra(evidence, 'sessionName'),
    extra(evidence, 'accessKeyId'),
    extra(evidence, 'principalId') || extra(evidence, PRINCIPAL),
  ];
  const uid = /^(?:aws-iam-authenticator|heptio-authenticator-aws):(\d{1,20}):(\w{1,128})$/.exec(
    textAt(evidence.event, 'user', 'uid'),
  );
  const principalPath = extra(evidence, 'principalId') === '' ? `user.extra["${PRINCIPAL}"][]` : 'user.extra.principalId[]';
  return [
    ...(arn.startsWith('arn:') ? [stated(describeArn(arn), 'user.extra.arn[]')] : []),
    ...(canonical === '' || canonical === arn ? [] : [stated(`The IAM entity is ${canonical}`, 'user.extra.canonicalArn[]')]),
    ...(session === ''
      ? []
      : [claimed(`Session name ${session}: chosen by whoever assumed the role`, 'user.extra.sessionName[]')]),
    ...(key === '' ? [] : [stated(`AWS access key ${key}${kindOf(key)}`, 'user.extra.accessKeyId[]')]),
    ...(principal === '' ? [] : [stated(`AWS principal ID ${principal}${kindOf(principal)}`, principalPath)]),
    ...(uid ? [stated(`AWS account ${uid[1]}, principal ${uid[2]}${kindOf(uid[2] ?? '')}`, 'user.uid')] : []),
    ...judgeEksName(evidence),
  ];
}

const PRINCIPAL = 'sigs.k8s.io/aws-iam-authenticator/principalId';

/** The prefixes of IAM's identifiers. */
const AWS_PREFIXES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{ AKIA: ' (long-lived, of a user)', ASIA: ' (temporary)', AROA: ' (a role)', AIDA: ' (a user)' },
});

function kindOf(id: string): string {
  return AWS_PREFIXES[id.slice(0, 4)] ?? '';
}

function describeArn(arn: string): string {
  const parts = /^arn:[\w-]+:(?:iam|sts)::(\d+):([\w-]+)(?:\/(.*))?$/.exec(arn);
  const [, account, kind, rest = ''] = parts ?? [];
  const [first = '', ...more] = rest.split('/');
  if (kind === 'assumed-role') return `AWS role ${first} of account ${account}, session ${more.join('/')}`;
  if (kind === 'role' || kind === 'user') return `AWS ${kind} ${rest} of account ${account}`;
  if (kind === 'root') return `The root user of AWS account ${account}`;
  return `AWS identity ${arn}`;
}

function judgeEksName({ event }: Evidence): readonly Statement[] {
  const name = /^eks:([\w.-]{1,100})$/.exec(textAt(event, 'user', 'username'))?.[1];
  return name ? [inferred(`A name that EKS gives to a component of its own: ${name}`, 'user.username')] : [];
}

const AKS_NAMES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  aksService: 'AKS: the name under which Azure itself manages the cluster',
  masterclient: 'AKS: the name in the local admin kubeconfig, which people and components share; it names no person',
});

function judgeAzure(evidence: Evidence, name: string): readonly Statement[] {
  const oid = extra(evidence, 'oid');
  const known = AKS_NAMES[name];
  return [
    ...(known ? [inferred(known, 'user.username')] : []),
    ...(oid === '' ? [] : [stated(`Entra ID object ${oid}`, 'user.extra.oid[]')]),
  ];
}

function judgeGoogle(name: string): readonly Statement[] {
  const [, account, project] = /^([^@]{1,100})@([\w.:-]{1,100})\.iam\.gserviceaccount\.com$/.exec(name) ?? [];
  return account ? [inferred(`Google Cloud service account ${account} of project ${project}`, 'user.username')] : [];
}

function judgeOpenShift({ event }: Evidence): readonly Statement[] {
  const key = 'scopes.authorization.openshift.io';
  const scopes = shorten(textsAt(event, 'user', 'extra', key).join(', '), 200);
  return scopes === '' ? [] : [stated(`OpenShift token with scopes ${scopes}`, `user.extra["${key}"][]`)];
}
