/** Badges to put before a browser: good ones, and what an attacker would put there. */
import {
  bakeImage,
  createDataIntegritySigner,
  createIssuer,
  createJwtSigner,
  didKeyOf,
  generateKey,
  type Award,
  type BitstringStatusListEntry,
  type LocalSigningKey,
} from 'openbadges-kit'
import { pngOf } from '../support/pictures.js'

/** A file, as it is dropped or lies in a folder. */
export interface BadgeFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Files by what they are, and who signed those that are genuine. */
export interface Badges {
  readonly issuer: string
  readonly files: Readonly<Record<'document' | 'png' | 'svg' | 'forged' | 'hostile' | 'revocable' | 'cut', BadgeFile>>
}

/** What runs if a text gets into a page as markup, or a picture as a document. */
const ATTACK = '<img src=x onerror="window.attacked=1"><script>window.attacked=1</script>'

/** Turns the direction of writing of what follows. */
const TURN = '\u202e'

/** Makes the badges. */
export async function makeBadges(): Promise<Badges> {
  const key = await generateKey()
  const issuer = didKeyOf(key.publicKey) ?? ''
  const document = await issue(key, issuer, 'First Aid')
  const token = await createIssuer({
    profile: { id: issuer, name: 'Academy' },
    signer: createJwtSigner(key),
    status: 'none',
  }).issue(awardOf('Swimming'))
  const hostile = await issue(key, issuer, `${ATTACK}${TURN}gnimmiwS`)
  const revocable = await issue(key, issuer, 'Diving', {
    id: 'https://status.example/1#7',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: 'https://status.example/1',
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><script>parent.attacked=1;window.attacked=1</script><circle cx="45" cy="45" r="40" fill="seagreen"/></svg>`
  const png = bakeImage(pngOf(), token)
  return {
    issuer,
    files: {
      document: fileOf('first-aid.json', document),
      png: { name: 'swimming.png', bytes: png },
      svg: { name: 'first-aid.svg', bytes: bakeImage(svg, document) },
      forged: fileOf('forged.json', document.replaceAll('First Aid', 'Doctor')),
      hostile: fileOf(`${'a'.repeat(120)}<b>.json`, hostile),
      revocable: fileOf('diving.json', revocable),
      cut: { name: 'cut.png', bytes: png.subarray(0, png.length - 40) },
    },
  }
}

async function issue(
  key: LocalSigningKey,
  id: string,
  name: string,
  entry?: BitstringStatusListEntry,
): Promise<string> {
  const signed = await createIssuer({
    profile: { id, name: 'Academy' },
    signer: createDataIntegritySigner(key),
    status: entry === undefined ? 'none' : { allocate: () => Promise.resolve(entry) },
  }).issue(awardOf(name))
  return signed.format === 'data-integrity' ? JSON.stringify(signed.document) : ''
}

function awardOf(name: string): Award {
  return {
    achievement: { name, description: 'Helps in the first minutes.', criteria: 'Passed the practical test.' },
    recipient: { email: 'ada@example.org' },
    expiresAfter: { years: 2 },
  }
}

function fileOf(name: string, text: string): BadgeFile {
  return { name, bytes: new TextEncoder().encode(text) }
}
