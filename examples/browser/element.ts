/** Elements of a page, made without a line of markup, so that no text can become any. */

/** What stands inside an element. */
export type Child = HTMLElement | string

/** Makes an element. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  children: readonly Child[],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children)
  return made
}

/** Text of others, which keeps its direction of writing to itself. */
export function isolated(text: string): HTMLElement {
  return element('bdi', {}, [text])
}
