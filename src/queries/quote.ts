/** Escapes of control characters that most languages have. */
const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A text between double quotes in which a backslash escapes quotes, backslashes, line breaks and tabs. */
export function quoteDouble(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\t]/g, (sign) => CONTROLS.get(sign) ?? sign)}"`;
}

/** The same where a backslash escapes nothing but quotes and backslashes. */
export function quotePlain(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** The same with every character that is not printable as an escape of JSON; broken surrogates too. */
export function quoteJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Alternatives, or with `every` all of them, that can stand beside any joint. */
export function joinAlternatives(texts: readonly string[], joint: string): string {
  return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(joint)})`;
}
