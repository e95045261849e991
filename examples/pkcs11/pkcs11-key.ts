/**
 * Signing keys in a hardware security module or on a card, through PKCS#11. The private part never
 * leaves the token: it is found by its label, and asked to sign.
 */
import { createRemoteKey, type Jwk, type SigningKey } from 'openbadges-kit/keys'
import pkcs11js from 'pkcs11js'

/** Which token, and how to open it. */
export interface TokenOptions {
  /** The path of the maker's PKCS#11 module, for example `/usr/lib/softhsm/libsofthsm2.so`. */
  readonly module: string
  /** The token's label. Slots change their numbers; labels stay. */
  readonly label: string
  /** The user's PIN. Have it asked for, or take it from where secrets are kept; never write it into a program. */
  readonly pin: string
}

/** An open token. One process opens a module once. */
export interface Token {
  /**
   * Finds a key pair by its label and makes a signing key of it.
   *
   * @param options - `label` of both halves on the token; `id`: the verification method it is published as
   */
  signingKey(options: { readonly label: string; readonly id: string }): SigningKey
  /** Logs out and lets go of the module. */
  close(): void
}

/** Opens a token and logs in. */
export function openToken({ module, label, pin }: TokenOptions): Token {
  const library = new pkcs11js.PKCS11()
  library.load(module)
  library.C_Initialize()
  try {
    const session = library.C_OpenSession(slotOf(library, label), pkcs11js.CKF_SERIAL_SESSION)
    library.C_Login(session, pkcs11js.CKU_USER, pin)
    const signOneByOne = queue()
    return {
      signingKey: (wanted) => {
        const { publicKey, mechanism, signs } = readPublicKey(library, session, wanted.label)
        const privateKey = findOne(library, session, { class: pkcs11js.CKO_PRIVATE_KEY, label: wanted.label })
        return createRemoteKey({
          id: wanted.id,
          publicKey,
          signs,
          signatureFormat: 'raw', // PKCS#11 has r‖s
          sign: (input) =>
            signOneByOne(() => {
              library.C_SignInit(session, { mechanism }, privateKey)
              return library.C_SignAsync(session, Buffer.from(input), Buffer.alloc(LONGEST_SIGNATURE))
            }),
        })
      },
      close: () => {
        library.C_Finalize()
        library.close()
      },
    }
  } catch (error) {
    library.C_Finalize()
    library.close()
    throw error
  }
}

type Library = pkcs11js.PKCS11
type Handle = pkcs11js.Handle

function slotOf(library: Library, label: string): Handle {
  // Labels are filled up with spaces.
  const slots = library.C_GetSlotList(true).filter((slot) => library.C_GetTokenInfo(slot).label.trim() === label)
  const [slot] = slots
  if (slot === undefined || slots.length > 1) throw new Error(`${slots.length} tokens are labelled "${label}"`)
  return slot
}

function findOne(
  library: Library,
  session: Handle,
  wanted: { readonly class: number; readonly label: string },
): Handle {
  library.C_FindObjectsInit(session, [
    { type: pkcs11js.CKA_CLASS, value: wanted.class },
    { type: pkcs11js.CKA_LABEL, value: wanted.label },
  ])
  const found = library.C_FindObjects(session, 2)
  library.C_FindObjectsFinal(session)
  const [object] = found
  if (object === undefined || found.length > 1) {
    throw new Error(`${found.length} objects of class ${wanted.class} are labelled "${wanted.label}"`)
  }
  return object
}

/** A key's public half, and how its private half signs. */
interface KeyFacts {
  readonly publicKey: Jwk
  readonly mechanism: number
  readonly signs: 'message' | 'digest'
}

function readPublicKey(library: Library, session: Handle, label: string): KeyFacts {
  const object = findOne(library, session, { class: pkcs11js.CKO_PUBLIC_KEY, label })
  const wanted = [pkcs11js.CKA_EC_PARAMS, pkcs11js.CKA_EC_POINT].map((type) => ({ type }))
  const [parameters, point] = library.C_GetAttributeValue(session, object, wanted).map(({ value }) => value)
  switch (parameters?.toString('hex')) {
    case ED25519:
    case ED25519_BY_NAME: {
      const x = bareOf(point, 32).toString('base64url')
      return { publicKey: { kty: 'OKP', crv: 'Ed25519', x }, mechanism: CKM_EDDSA, signs: 'message' }
    }
    case P256: {
      // 4, x and y. Every token knows CKM_ECDSA, which signs a digest; not every one CKM_ECDSA_SHA256.
      const xy = bareOf(point, 65).subarray(1)
      const [x, y] = [xy.subarray(0, 32).toString('base64url'), xy.subarray(32).toString('base64url')]
      return { publicKey: { kty: 'EC', crv: 'P-256', x, y }, mechanism: pkcs11js.CKM_ECDSA, signs: 'digest' }
    }
    default:
      throw new Error(`the key labelled "${label}" is neither Ed25519 nor P-256`)
  }
}

/** A point stands in an OCTET STRING (tag 4, length); some tokens leave that off. */
function bareOf(point: Buffer | undefined, size: number): Buffer {
  if (point?.length === size) return point
  if (point?.length === size + 2 && point[0] === 4 && point[1] === size) return point.subarray(2)
  throw new Error(`expected a point of ${size} bytes`)
}

/** A session signs one thing at a time. */
function queue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}

/** PKCS#11 3.0; pkcs11js has the names of 2.40. Without parameters it is Ed25519 as RFC 8032 has it. */
const CKM_EDDSA = 0x1057

/** Curves as CKA_EC_PARAMS writes them: the DER of an object identifier, or of a name. */
const ED25519 = '06032b6570'
const ED25519_BY_NAME = '130c656477617264733235353139'
const P256 = '06082a8648ce3d030107'

const LONGEST_SIGNATURE = 128
