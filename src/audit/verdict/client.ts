import { shorten, textAt } from '../json.ts';
import { queryValue } from '../request-uri.ts';
import { type Evidence, isLost } from './evidence.ts';
import { guessCommand } from './kubectl-command.ts';
import { claimed, inferredFromClaim, type Statement, unknown } from './statement.ts';

/** Which client it was, by what it says of itself and by how it asks. */
export function judgeClient(evidence: Evidence): readonly Statement[] {
  const agent = textAt(evidence.event, 'userAgent');
  if (agent === '')
    return [
      unknown(
        isLost(evidence, 'userAgent') ? 'The wrapper leaves the user agent out' : 'The record has no user agent',
        'userAgent',
      ),
      ...judgeHabits(evidence, undefined),
    ];
  const parsed = parseAgent(agent.slice(0, 1100));
  return [
    claimed(parsed ? describeAgent(parsed) : `Calls itself "${shorten(agent, 160)}"`, 'userAgent'),
    ...(parsed ? judgeName(evidence, parsed.program) : []),
    ...judgeHabits(evidence, parsed),
  ];
}

/** What a user agent of client-go tells (k8s.io/client-go rest/config.go, buildUserAgent), as far as it is there. */
export interface Agent {
  readonly program: string;
  readonly version: string;
  /** Operating system and architecture; '' where it is not in the form of client-go. */
  readonly platform: string;
  /** What a component puts behind it, such as leader-election. */
  readonly part: string;
}

/** Takes a user agent apart; undefined where it does not begin with a program and its version. */
export function parseAgent(agent: string): Agent | undefined {
  const [, program, version, rest = ''] = /^([^/\s]{1,120})\/(\S{1,80})(.*)$/s.exec(agent) ?? [];
  if (program === undefined || version === undefined) return undefined;
  const [, platform = '', part = ''] = /^ \(([^()]{1,80})\) kubernetes\/[^/\s]{1,60}(?:\/(.{1,200}))?$/s.exec(rest) ?? [];
  return { program, version, platform, part };
}

function describeAgent({ program, version, platform, part }: Agent): string {
  const place = platform === '' ? '' : ` on ${platform}`;
  return `Calls itself ${program} ${version}${place}${part === '' ? '' : `, part ${part}`}`;
}

/** Users under which the components of a cluster commonly run. */
const COMPONENTS: Readonly<Record<string, RegExp>> = Object.assign(Object.create(null), {
  'kube-controller-manager': /^system:kube-controller-manager$|^system:serviceaccount:kube-system:/,
  'kube-scheduler': /^system:kube-scheduler$|^system:serviceaccount:kube-system:/,
  'kube-apiserver': /^system:apiserver$|^system:kube-apiserver/,
  kubelet: /^system:node:|^system:bootstrap:|^kubelet/,
  'kube-proxy': /^system:kube-proxy$|^system:node:|^system:serviceaccount:kube-system:/,
});

function judgeName({ event }: Evidence, program: string): readonly Statement[] {
  const user = textAt(event, 'user', 'username').slice(0, 400);
  const usual = COMPONENTS[program];
  if (!usual || user === '' || usual.test(user)) return [];
  return [
    inferredFromClaim(
      `${program} does not commonly run as this user: the user agent may be made up`,
      'userAgent',
      'user.username',
    ),
  ];
}

/** Traits of kubectl and of client-go's informers, which any client can imitate. */
function judgeHabits(evidence: Evidence, agent: Agent | undefined): readonly Statement[] {
  const { uri, verb } = evidence;
  const asks = (name: string): string => queryValue(uri, name) ?? '';
  const command = guessCommand(evidence, agent?.program === 'kubectl');
  const informer = verb === 'watch' && asks('allowWatchBookmarks') === 'true';
  const paged = verb === 'list' && asks('limit') === '500';
  return [
    ...(command ? [inferredFromClaim(`Likely command: ${command.text}`, ...command.fields)] : []),
    ...(informer
      ? [inferredFromClaim('Watches with bookmarks, as the informers of controllers and operators do', 'requestURI')]
      : []),
    ...(paged ? [inferredFromClaim('Asks for 500 at a time, the default of kubectl get and of client-go', 'requestURI')] : []),
  ];
}
