/** Issues a badge that can be revoked, publishes the status list, and revokes the badge. */
import {
  createDataIntegritySigner,
  createIssuer,
  createStatusList,
  createStatusRegister,
  createVerifier,
  didKeyOf,
  generateKey,
  readStatusListState,
  signStatusList,
  type StatusList,
  type StatusListState,
} from 'openbadges-kit'

// Where an application keeps what it must not lose: a row of its database.
const database = new Map<string, string>()

/** The list that was kept last; a new one only where there is none. */
async function load(address: string): Promise<StatusList> {
  const kept = database.get(address)
  if (kept === undefined) return createStatusList({ purpose: 'revocation' })
  return readStatusListState(JSON.parse(kept) as StatusListState)
}

// Where the list will be served, what is in it, where it is kept.
const url = 'https://academy.example/status/1'
const register = createStatusRegister({
  url,
  list: await load(url),
  save: async (list) => void database.set(url, JSON.stringify(await list.toState())),
})

const key = await generateKey()
const signer = createDataIntegritySigner(key)
const academy = didKeyOf(key.publicKey) ?? ''
const issuer = createIssuer({ profile: { id: academy, name: 'Example Academy' }, signer, status: register })

const signed = await issuer.issue({
  achievement: { name: 'First Aid', description: 'Helps in the first minutes.', criteria: 'Passed the test.' },
  recipient: { email: 'ada@example.org' },
  expiresAfter: { years: 2 },
})
if (signed.format !== 'data-integrity') throw new TypeError('signed in another format')
const badge = signed.document

// What the web serves: the list, signed. Published anew after every change.
const web = new Map<string, string>()
async function publish(): Promise<void> {
  const list = await signStatusList(register.list, { url, issuer: academy, signer })
  web.set(url, list.format === 'jwt' ? list.token : JSON.stringify(list.document))
}

/** Judges the badge as somebody would who has seen no list before. */
async function verdict(): Promise<string> {
  const fetch = (address: string): Promise<Response> => {
    const text = web.get(address)
    return text === undefined ? Promise.reject(new TypeError('nobody answers')) : Promise.resolve(new Response(text))
  }
  return (await createVerifier({ trustedIssuers: [academy], fetch }).verify(badge)).verdict
}

console.log(`not published: ${await verdict()}`)
await publish()
console.log(`published: ${await verdict()}`)

await register.set(badge.credentialStatus ?? [])
await publish()
console.log(`revoked: ${await verdict()}`)

// After a restart.
const kept = await load(url)
console.log(`after a restart: ${kept.allocated} of ${kept.length} entries given out`)
