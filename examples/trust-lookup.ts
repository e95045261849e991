/** Decides whom to trust by asking: a database, a registry, a colleague. */
import { createDataIntegritySigner, createIssuer, createVerifier, didKeyOf, generateKey } from 'openbadges-kit'
import type { SignedCredential, TrustedIssuer } from 'openbadges-kit'

const accredited = new Map<string, TrustedIssuer>()

const verifier = createVerifier({
  // A `TrustedIssuer` is a yes, `undefined` a no. If this throws, nobody knows, and the verdict is `unknown`.
  trustedIssuers: async (issuerId) => {
    await askTheRegistry()
    return accredited.get(issuerId)
  },
})

const academy = await issuerNamed('Example Academy')
const stranger = await issuerNamed('Example Academy')
// Names prove nothing: anybody may choose any. Ids do: nobody else can sign for this one.
accredited.set(academy.id, { id: academy.id, from: '2020-01-01T00:00:00Z' })

console.log('accredited:', (await verifier.verify(await academy.badge())).verdict)
console.log('not accredited:', (await verifier.verify(await stranger.badge())).verdict)

async function issuerNamed(name: string): Promise<{ id: string; badge: () => Promise<SignedCredential> }> {
  const key = await generateKey()
  const id = didKeyOf(key.publicKey) ?? ''
  const issuer = createIssuer({ profile: { id, name }, signer: createDataIntegritySigner(key), status: 'none' })
  return {
    id,
    badge: () =>
      issuer.issue({
        achievement: { name: 'First Aid', description: 'Helps in the first minutes.', criteria: 'Passed the test.' },
        recipient: { email: 'ada@example.org' },
      }),
  }
}

/** Stands for a query to a database or a request to a registry. */
function askTheRegistry(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}
