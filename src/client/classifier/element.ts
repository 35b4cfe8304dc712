/** Attributes of an element to make; `text` becomes its text content. */
export interface Attributes {
  readonly class?: string;
  readonly text?: string;
  readonly href?: string;
  readonly title?: string;
  readonly scope?: string;
  readonly type?: string;
  readonly 'data-label'?: string;
}

/** Makes an element. Data only ever becomes text or an attribute, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { text, ...attributes }: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}
