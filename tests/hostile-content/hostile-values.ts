/** What a hostile text is to do: run or break out of its place, or be wider than any page. */
export type Intent = 'run' | 'overflow';

/** A global that scripts of hostile texts set; nothing else has the name. */
export const MARK = 'pwned';

/**
 * Hostile texts of an intent for a place that holds `before`, the worst first; what a place refuses, it may take in another form. Each begins
 * and ends as a sentence, an address or a path does, as their places ask for that. `number` tells one from another every few words, so
 * that no check for copied texts takes them for one.
 */
export function hostileTexts(intent: Intent, number: number, before: string): readonly string[] {
  const texts = intent === 'run' ? runningTexts(number) : wideTexts(number);
  const start = ['https://', '/', 'when '].find((word) => before.startsWith(word)) ?? 'A';
  return texts.toSorted((a, b) => Number(b.startsWith(start)) - Number(a.startsWith(start)));
}

function runningTexts(number: number): readonly string[] {
  const id = `n${number}`;
  const script = `<script ${id}>${MARK}=1</script>`;
  const handler = `<img ${id} src=x onerror=${MARK}=1>`;
  const template = `{${MARK}}\${${MARK}}${id}{{${MARK}}}<%=${MARK}%>`;
  return [
    `A"'>${handler}${script}${template}</td></table></main><svg/onload=${MARK}=1 ${id}><!--'autofocus onfocus=${MARK}=1 \u05e9\u05dc\u05d5\u05dd.`,
    `A"'>${handler}${script}{${MARK}}${id}.`,
    `A"><b ${id} onclick=${MARK}=1>.`,
    `when "><b ${id} onclick=${MARK}=1>`,
    `https://host.example/${id}"'>${script}{${MARK}}`.replaceAll(' ', '/'),
    `/"onmouseover=${MARK}=1//${script}${id}`,
  ];
}

function wideTexts(number: number): readonly string[] {
  const wide = (length: number): string => `A${'w'.repeat(length)}${number}`;
  return [
    ...[100_000, 3900, 550, 390, 280, 190, 150, 110, 90, 70, 50, 30].map((length) => `${wide(length)}.`),
    `when ${wide(100)}`,
    ...[100_000, 900].flatMap((length) => [`https://host.example/${wide(length)}`, `/${wide(length)}`]),
  ];
}
