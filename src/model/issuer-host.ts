/**
 * Finds the host behind an issuer's id: that of a did:web or of an https address. It says more than
 * a name, which anybody may choose.
 *
 * @param id - of an issuer
 * @returns in punycode, with the port where there is one; `undefined` for an id without host, or
 *   spelled so that readers could find different ones
 */
export function issuerHostOf(id: string): string | undefined {
  const web = DID_WEB.exec(id)?.[1]?.replace(/%3A/i, ':')
  const address = web === undefined ? id : `https://${web}`
  if (!/^https:\/\/[^\s\\]+$/i.test(address) || !URL.canParse(address)) return undefined
  const { host, username, password } = new URL(address)
  return username === '' && password === '' ? host : undefined
}

const DID_WEB = /^did:web:([^:#/?@%\\\s]+(?:%3A\d{1,5})?)(?:[:#/?]|$)/i
