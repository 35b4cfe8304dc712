import { describeCode, describeDryRun } from '../describe/outcome.ts';
import { sourceOf } from '../describe/target.ts';
import { shorten, textAt, valueAt } from '../json.ts';
import { judgeAuthorization } from './authorization.ts';
import { type Evidence, formOf, isLost } from './evidence.ts';
import { judgeRefusal } from './refusal.ts';
import { fromParts, inferred, type Statement, stated, unknown } from './statement.ts';

/** What became of a request, in one word. */
export type Effect = 'took effect' | 'answered' | 'accepted' | 'dry run' | 'started' | 'refused' | 'failed' | 'unknown';

export interface Outcome {
  readonly effect: Effect;
  readonly statements: readonly Statement[];
}

const CODE = 'responseStatus.code';

/** What became of the request as far as this record tells, and why. */
export function judgeOutcome(evidence: Evidence): Outcome {
  const { effect, statement } = judgeEffect(evidence);
  const details = effect === 'refused' || effect === 'failed' ? judgeRefusal(evidence) : [];
  return { effect, statements: [statement, ...judgeSource(evidence), ...judgeAuthorization(evidence), ...details] };
}

interface Finding {
  readonly effect: Effect;
  readonly statement: Statement;
}

function judgeEffect(evidence: Evidence): Finding {
  const { event, stage, code } = evidence;
  const open = (text: string, ...fields: string[]): Finding => ({ effect: 'unknown', statement: unknown(text, ...fields) });
  if (stage === 'RequestReceived') return open('Received; what became of it is in a later record of the same auditID', 'stage');
  if (code === undefined)
    return open(isLost(evidence, CODE) ? 'The wrapper leaves the outcome out' : 'The record tells no outcome', CODE);
  if (isClosedEarly(evidence))
    return open(
      'The connection closed before an answer began; the code 200 is filled in by the audit log',
      'responseStatus.message',
      CODE,
    );
  if (stage === 'Panic')
    return { effect: 'failed', statement: stated('The API server panicked; what was done until then is unknown', 'stage', CODE) };
  const words = describeCode(code, event);
  if (code >= 500 && code < 600)
    return {
      effect: 'failed',
      statement: inferred(`${capital(words)}${isWrite(evidence) ? '; a part may have been done' : ''}`, CODE),
    };
  if (code >= 400 && code < 500) return judgeRefused(evidence, words);
  if (code >= 100 && code < 400) return judgeSuccess(evidence, code, words);
  return open(`The code ${code} is no HTTP status`, CODE);
}

function isClosedEarly({ event, code }: Evidence): boolean {
  return code === 200 && textAt(event, 'responseStatus', 'message') === 'Connection closed early';
}

function isWrite(evidence: Evidence): boolean {
  return formOf(evidence) === 'write';
}

const LOST_RACE: ReadonlySet<number> = new Set([404, 409, 410]);

function judgeRefused(evidence: Evidence, words: string): Finding {
  const { code = 0, verb } = evidence;
  const effect = LOST_RACE.has(code) ? 'failed' : 'refused';
  if (!isWrite(evidence) || verb === 'deletecollection') return { effect, statement: stated(capital(words), CODE) };
  return { effect, statement: inferred(`${capital(words)}; nothing was changed`, CODE) };
}

function judgeSuccess(evidence: Evidence, code: number, words: string): Finding {
  const { event, stage } = evidence;
  const form = formOf(evidence);
  const dryRun = form === 'write' ? fromParts(describeDryRun(event)) : undefined;
  if (dryRun)
    return {
      effect: 'dry run',
      statement: inferred(`Dry run: checked like a real request, and not stored; ${words}`, ...dryRun.fields, CODE),
    };
  if (code === 101)
    return stage === 'ResponseComplete'
      ? { effect: 'took effect', statement: inferred('The session was opened, and has ended (101)', CODE, 'stage') }
      : {
          effect: 'started',
          statement: inferred('The session was opened (101); this record does not tell what was done in it', CODE, 'stage'),
        };
  if (stage === 'ResponseStarted')
    return { effect: 'started', statement: inferred(`Answering had begun: ${words}`, CODE, 'stage') };
  if (form === 'write') return judgeWrite(evidence, code, words);
  return { effect: 'answered', statement: stated(capital(words), CODE) };
}

function judgeWrite(evidence: Evidence, code: number, words: string): Finding {
  const { verb } = evidence;
  if (code === 202) return { effect: 'accepted', statement: stated(capital(words), CODE) };
  if (isUnchanged(evidence))
    return {
      effect: 'answered',
      statement: inferred(
        'Succeeded and changed nothing: the version of the object is the one that was sent',
        'objectRef.resourceVersion',
        'responseObject.metadata.resourceVersion',
      ),
    };
  return { effect: 'took effect', statement: inferred(`${capital(words)}${CAVEATS[verb] ?? ''}`, CODE) };
}

/** An update of what is stored already writes nothing and leaves the version as it is. */
function isUnchanged({ event, verb }: Evidence): boolean {
  const sent = textAt(event, 'objectRef', 'resourceVersion');
  return verb === 'update' && sent !== '' && sent === valueAt(event, 'responseObject', 'metadata', 'resourceVersion');
}

const CAVEATS: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{
    patch: '; a patch that changes nothing ends so too',
    update: '; an update that changes nothing ends so too',
    delete: '; grace period or finalizers may keep the object for a while',
    deletecollection: '; grace period or finalizers may keep objects for a while',
  },
});

/** The status of a proxied request is that of the server behind, unless the API server itself refused. */
function judgeSource(evidence: Evidence): readonly Statement[] {
  const { code, stage } = evidence;
  if (formOf(evidence) !== 'proxied' || code === undefined || code === 401 || stage === 'RequestReceived') return [];
  return [inferred('The code may be that of the server behind the proxy', sourceOf(evidence.event, 'subresource'), CODE)];
}

function capital(text: string): string {
  return shorten(text.charAt(0).toUpperCase() + text.slice(1), 300);
}
