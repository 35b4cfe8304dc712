const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as HTML, for an element or a quoted attribute; what Astro makes of `{text}`. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** Names up to this length fit into a column, and need no place to break. */
const FITS = 30;

/** A path or an identity as HTML that may break where a part of it begins, and not within a word, unless the part is too long too. */
export function nameHtml(name: string): string {
  if (name.length <= FITS) return escapeHtml(name);
  return name
    .split(/(?<=[^.])(?=[./])|(?<=:)/)
    .map(escapeHtml)
    .join('<wbr>');
}
