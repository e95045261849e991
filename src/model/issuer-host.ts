/**
 * Finds the host behind an issuer's id: that of a did:web or of an https address. It says more than
 * a name, which anybody may choose.
 *
 * @param id - of an issuer
 * @returns in punycode, with the port where there is one; `undefined` for an id without host
 */
export function issuerHostOf(id: string): string | undefined {
  const web = /^did:web:([^:#/?]+)/.exec(id)?.[1]?.replace(/%3A/i, ':')
  const url = web === undefined ? id : `https://${web}`
  if (!/^https:/i.test(url) || !URL.canParse(url)) return undefined
  return new URL(url).host
}
