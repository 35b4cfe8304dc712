import { type Pieces, replaceInPieces } from './pieces.ts';
import { REMOVED, type StandIns } from './stand-ins.ts';

/** Forms that are a secret wherever they stand. */
const FORMS: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]{1,60}-----(?:(?!-----END)[\s\S])*(?:-----END [A-Z0-9 ]{1,60}-----)?/g,
  // "-----BEGIN" in base64, as certificates and requests for them stand in objects.
  /LS0tLS1CRUdJTi[\w+/=-]*/g,
  /\beyJ[\w-]{8,}={0,2}(?:\.[\w-]*){0,4}/g,
  /\bsha256~[\w-]{20,}/g,
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeprs]-[\w-]{10,}|AIza[\w-]{30,}|ya29\.[\w-]{20,}|hvs\.[\w-]{20,}|sk_live_\w{16,})/g,
  // A bootstrap token: kubernetes/cluster-bootstrap token/api, BootstrapTokenPattern.
  /(?<![\w.-])[a-z0-9]{6}\.[a-z0-9]{16}(?![\w.-])/g,
  /(?<=:\/\/)[^/\s:@"']{1,100}:[^/\s@"']{1,200}(?=@)/g,
];

const NAMED =
  /((?:password|passwd|passphrase|pwd|secret|token|api_?key|access_?key|private_?key|credential)\w{0,20}["']?\s{0,3}[=:]\s{0,3}["']?)([^\s"'&,;<>]+)/gi;
const BEARER = /(\b(?:bearer|basic)\s{1,3})([\w.~+/=-]{12,})/gi;
const FLAG =
  /(--?(?:password|passwd|passphrase|pass|pwd|token|secret|auth|bearer|api-?key|access-?key|secret-?key|client-?secret)(?:=|\s{1,3})["']?)([^\s"']+)/gi;
const LOGIN =
  /(\b(?:mysql\w*|mariadb\w*|mongo\w*|sshpass|login|ldapsearch|redis-cli|psql)\b[^|;&\n]{0,200}?\s-[pwa]\s?["']?)([^\s"'-][^\s"']*)/g;
const USER_AND_PASSWORD = /(\s(?:-u|--user)[\s=]["']?[^\s"':]{1,100}:)([^\s"']+)/g;

/** Names that only sound like a secret: they tell of one, or how long it lives. */
const HARMLESS = /(?:name|ref|type|reviews?|expir\w*|requests?|seconds|volume|path|file|id|s)["']?\s*[=:]\s*["']?$/i;

/** Takes secrets out of running text: keys, tokens, and what follows a word such as `password=`. */
export function removeSecrets(pieces: Pieces, standIns: StandIns): Pieces {
  const whole = FORMS.reduce((rest, form) => replaceInPieces(rest, form, () => standIns.remove()), pieces);
  const named = replaceInPieces(whole, NAMED, ([, name = '', value = '']) =>
    HARMLESS.test(name) || isProse(name, value) ? undefined : [name, removed(value, standIns)],
  );
  return [BEARER, FLAG, LOGIN, USER_AND_PASSWORD].reduce(
    (rest, form) => replaceInPieces(rest, form, ([, before = '', value = '']) => [before, removed(value, standIns)]),
    named,
  );
}

function removed(value: string, standIns: StandIns): string {
  return value === REMOVED ? REMOVED : standIns.remove();
}

/** `failed to get token: not found` is a sentence; so is a value that says nothing. */
function isProse(name: string, value: string): boolean {
  return /^(?:true|false|null|none|\d{1,4})$/i.test(value) || (/:\s+["']?$/.test(name) && /^[a-z]{1,20}[.:]?$/i.test(value));
}

const SECRET_FLAG =
  /^--?(?:p|password|passwd|passphrase|pass|pwd|token|secret|auth|bearer|api-?key|access-?key|secret-?key|client-?secret)$/i;

/** Programs whose `-p` is no password. */
const OTHER_P =
  /(?:^|\/)(?:mkdir|ssh|scp|cp|ps|nc|ncat|netcat|kill|pkill|pgrep|nmap|top|python\d?|perl|install|tar|rsync|docker|nsenter|curl|stat|env|bash|sh|java)$/;

/** True where an argument of a command is the password or token for which the argument before it asks. */
export function isSecretArgument(program: string, before: string, argument: string): boolean {
  if (before === '-u' || before === '--user') return /^[^:]+:./.test(argument);
  if (!SECRET_FLAG.test(before) || argument.startsWith('-')) return false;
  return before.toLowerCase() !== '-p' || !OTHER_P.test(program);
}

/** `-pSECRET` of the clients of MySQL; undefined where an argument is none. */
export function splitShortPassword(program: string, argument: string): string | undefined {
  return /(?:^|\/)(?:mysql|mariadb|sshpass)/.test(program) && /^-p./.test(argument) ? '-p' : undefined;
}
