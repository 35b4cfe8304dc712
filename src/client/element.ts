/**
 * Makes an element. `text` becomes its text, every other entry an attribute; what is undefined is left out. Data only ever becomes
 * text or an attribute, never markup.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { text, ...attributes }: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}
