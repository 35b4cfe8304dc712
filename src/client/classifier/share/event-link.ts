/** Longest link that is made, in characters. Chat and mail programs cut longer ones, each at another length. */
export const MAX_LINK = 16 * 1024;

/** Longest fragment that is opened, and longest text that one may unfold to; deflate can pack a thousand times as much. */
const MAX_FRAGMENT = 2 ** 17;
const MAX_TEXT = 2 ** 20;

const MARK = '#event=';

/** The address of this page with a text in its fragment: packed with deflate, in the base64 alphabet for URLs. */
export async function makeLink(page: string, text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return `${page.split('#')[0]}${MARK}${toBase64Url(bytes)}`;
}

/**
 * The text of a fragment, `#event=...`.
 * @throws Error with a message for a person, where it is broken, cut off, or unfolds to more than a link can be meant to hold.
 */
export async function readLink(fragment: string): Promise<string> {
  const code = fragment.slice(MARK.length);
  if (code.length > MAX_FRAGMENT)
    throw new Error(`The link has ${code.length} characters: it is longer than any that this page makes`);
  const bytes = fromBase64Url(code);
  if (!bytes || bytes.length === 0) throw new Error(BROKEN);
  return unfold(bytes);
}

const BROKEN = 'The link is broken or was cut off: ask for the whole link, or for the event itself';

async function unfold(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      if (text.length > MAX_TEXT) break;
    }
    if (text.length <= MAX_TEXT) return text + decoder.decode();
  } catch {
    throw new Error(BROKEN);
  }
  await reader.cancel().catch(() => undefined);
  throw new Error('The link unfolds to more than 1 MiB: it is no event, and was not opened');
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(code: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(code)) return undefined;
  try {
    return Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
