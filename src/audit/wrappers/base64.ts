/** The UTF-8 text of a base64 text, also in the alphabet for URLs; undefined where it is not that. Runs where there is no Buffer. */
export function decodeBase64(text: string): string | undefined {
  const clean = text.replace(/[\r\n]/g, '').replace(/=+$/, '');
  if (!/^[\w+/-]*$/.test(clean)) return undefined;
  const bytes: string[] = [];
  for (let at = 0, bits = 0, held = 0; at < clean.length; at += 1) {
    held = ((held << 6) | sixBits(clean.charCodeAt(at))) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(`%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`);
  }
  try {
    return decodeURIComponent(bytes.join(''));
  } catch {
    return undefined;
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** By character code; the two of the alphabet for URLs have the same values. */
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  ALPHABET.indexOf(String.fromCharCode(code).replace('-', '+').replace('_', '/')),
);

function sixBits(code: number): number {
  return VALUES[code] ?? 0;
}
