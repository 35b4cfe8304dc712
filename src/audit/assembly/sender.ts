import { after, afterByte, afterPlain, afterText, afterTextOf, afterTexts, NONE, toLiteral } from './text';

/** As it stands in the line, escapes included; empty where there is none. */
export let username: usize = NONE;
export let usernameEnd: usize = NONE;
/** Objects with their braces, the list with its brackets, the user agent without quotes; NONE where one is not there. */
export let user: usize = NONE;
export let userEnd: usize = NONE;
/** With its key and the comma before it. */
export let impersonation: usize = NONE;
export let impersonationEnd: usize = NONE;
export let sourceIPs: usize = NONE;
export let sourceIPsEnd: usize = NONE;
export let userAgent: usize = NONE;
export let userAgentEnd: usize = NONE;

const USER = toLiteral(',"user":{');
const IMPERSONATED = toLiteral(',"impersonatedUser":{');
const USERNAME = toLiteral('"username":"');
const UID = toLiteral('"uid":"');
const GROUPS = toLiteral('"groups":');
const EXTRA = toLiteral('"extra":{');
const SOURCE_IPS = toLiteral(',"sourceIPs":');
const USER_AGENT = toLiteral(',"userAgent":"');
/** By these aws-iam-authenticator is told, and with it the wrapper. */
const AUTHENTICATOR = toLiteral('aws-iam-authenticator:');
const OLD_AUTHENTICATOR = toLiteral('heptio-authenticator-aws:');
const ARN = toLiteral('arn"');
const CANONICAL_ARN = toLiteral('canonicalArn"');

const QUOTE: u8 = 0x22;
const COMMA: u8 = 0x2c;
const COLON: u8 = 0x3a;
const END_BRACE: u8 = 0x7d;

/** From the user to the user agent. */
export function afterSender(start: usize): usize {
  const inUser = after(start, USER);
  user = inUser - 1;
  username = usernameEnd = NONE;
  const name = after(inUser, USERNAME);
  if (name !== NONE) {
    username = name;
    usernameEnd = afterText(name) - 1;
  }
  let at = afterUser(inUser, true);
  userEnd = at;
  const other = after(at, IMPERSONATED);
  impersonation = other === NONE ? NONE : at;
  if (other !== NONE) at = afterUser(other, false);
  impersonationEnd = at;
  sourceIPs = after(at, SOURCE_IPS);
  if (sourceIPs !== NONE) at = afterTexts(sourceIPs);
  sourceIPsEnd = at;
  userAgent = after(at, USER_AGENT);
  if (userAgent !== NONE) at = afterText(userAgent);
  userAgentEnd = at - 1;
  return at;
}

/** After a user, whose brace was read. `isSender`: marks of aws-iam-authenticator are left to others. */
function afterUser(start: usize, isSender: bool): usize {
  let at = afterTextOf(start, USERNAME);
  const uid = afterMember(at, start, UID);
  if (uid !== NONE) at = isSender && (after(uid, AUTHENTICATOR) || after(uid, OLD_AUTHENTICATOR)) ? NONE : afterPlain(uid);
  const groups = afterMember(at, start, GROUPS);
  if (groups !== NONE) at = afterTexts(groups);
  const extra = afterMember(at, start, EXTRA);
  if (extra !== NONE) at = afterExtra(extra, isSender);
  return afterByte(at, END_BRACE);
}

/** After the key of a member of an object that began at `start`. */
function afterMember(at: usize, start: usize, key: usize): usize {
  return after(at === start ? at : afterByte(at, COMMA), key);
}

function afterExtra(start: usize, isSender: bool): usize {
  let at = start;
  while (at !== NONE) {
    const key = afterByte(at, QUOTE);
    if (isSender && (after(key, ARN) || after(key, CANONICAL_ARN))) return NONE;
    at = afterTexts(afterByte(afterPlain(key), COLON));
    if (at === NONE || load<u8>(at) !== COMMA) return afterByte(at, END_BRACE);
    at += 1;
  }
  return NONE;
}
