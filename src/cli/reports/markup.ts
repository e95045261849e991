/** Text as XML and HTML have it, in an attribute or an element. What they cannot hold at all is for `printable`. */
export function escaped(text: string): string {
  return text.replaceAll(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
