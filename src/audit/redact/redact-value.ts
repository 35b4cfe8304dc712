import { decodeBase64 } from '../wrappers/base64.ts';
import { kindOfWord, redactAgent, redactGroup, redactId, redactImage, redactName, redactUsername } from './names.ts';
import { standInForAccount } from './patterns.ts';
import { isRequestPath, redactRequestPath } from './request-path.ts';
import { type Place, type Role, roleOf } from './roles.ts';
import { type Redacting, redactRunningText } from './running-text.ts';
import { REMOVED } from './stand-ins.ts';

/** Redacts a text in which JSON may stand. */
export type RedactInner = (text: string, place: Place) => string;

/** What becomes of a text value, by its place and its form. */
export function redactValue(value: string, place: Place, redacting: Redacting, redactInner: RedactInner): string {
  const role = roleOf(place);
  if (role.kind === 'secret') return value === '' || value === REMOVED ? value : redacting.standIns.remove();
  if (/[{[]\s*["{[]/.test(value) || / AUDIT: id="/.test(value)) return redactInner(value, place);
  if (JSON_IN_BASE64.test(value)) return redactBase64(value, place, redacting, redactInner);
  if (/^(?:text|keep|message)$/.test(role.kind) && isRequestPath(value)) return redactRequestPath(value, redacting);
  return redactByRole(value, role, redacting);
}

function redactByRole(value: string, role: Role, redacting: Redacting): string {
  switch (role.kind) {
    case 'keep':
      return /^[\w.*:-]{0,100}(?:\/[\w.*:-]{0,100})?$/.test(value) && !/\d{12}|@/.test(value)
        ? value
        : redactRunningText(value, redacting);
    case 'name':
      return redactName(value, role.of, redacting);
    case 'username':
      return redactUsername(value, redacting);
    case 'group':
      return redactGroup(value, redacting);
    case 'agent':
      return redactAgent(value, redacting);
    case 'image':
      return redactImage(value, redacting);
    case 'id':
      return redactId(value, redacting);
    case 'account':
      return /^\d{12}$/.test(value) ? standInForAccount(value, redacting.standIns) : redactName(value, 'project', redacting);
    case 'message':
      return redactRunningText(nameQuoted(value, redacting), redacting);
    case 'text':
      return redactRunningText(value, redacting);
    case 'secret':
      return REMOVED;
  }
}

/** In messages of the API server: the word before a quoted one says what it is, `User "alice"`, `pods "web-0"`. */
const QUOTED = /([\w.]{1,60}):?( \(?)(["'])([^"'\s]{1,300})\3/g;

/** Words before quotes that hold no name. */
const NO_NAME =
  /^(?:resource|group|verb|path|method|subresource|PodSecurity|type|version|kind|field|media|patch|content|of|is|for|value|API|unknown)$/i;

/** Names that only a message tells, replaced in it. */
function nameQuoted(message: string, redacting: Redacting): string {
  return message.replace(QUOTED, (whole, word: string, gap: string, quote: string, name: string) => {
    if (NO_NAME.test(word)) return whole;
    return whole.slice(0, whole.length - name.length - 2) === '' || gap === ''
      ? whole
      : `${whole.slice(0, -name.length - 2)}${quote}${redactQuoted(word, name, redacting)}${quote}`;
  });
}

function redactQuoted(word: string, name: string, redacting: Redacting): string {
  if (/^user$/i.test(word)) return redactUsername(name, redacting);
  if (/^group$/i.test(word)) return redactGroup(name, redacting);
  if (/^namespace$/i.test(word)) return redactName(name, 'ns', redacting);
  const kind = kindOfWord(word.split('.')[0] ?? word);
  return name
    .split('/')
    .map((part, index) => redactName(part, index === 1 ? 'ns' : kind, redacting))
    .join('/');
}

const JSON_IN_BASE64 = /^e(?:yJ|yA|yD|wo|wk|w0)[\w+/=\s-]{40,}$/;

/** An event in base64, as Pub/Sub and Kinesis carry it, is redacted inside; anything else of that form is taken out as a token. */
function redactBase64(value: string, place: Place, redacting: Redacting, redactInner: RedactInner): string {
  const text = decodeBase64(value);
  if (text === undefined || !/"(?:verb|auditID|requestURI|methodName|Verb|protoPayload)\\*"/.test(text))
    return redactRunningText(value, redacting);
  return encodeBase64(redactInner(text, place));
}

function encodeBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
