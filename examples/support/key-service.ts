/**
 * A double of a cloud's key service. It holds no key: it answers a request that was recorded with
 * what was answered then, and refuses every other.
 *
 * The recordings come from `node:crypto`, in the shape in which such services answer, with a key that
 * was thrown away. No live service was asked.
 */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/** What is used of a service's client. */
export interface KeyService {
  getPublicKey(request: { readonly KeyId: string }): Promise<{ readonly PublicKey: Uint8Array }>
  sign(request: SignRequest): Promise<{ readonly Signature: Uint8Array }>
}

/** What is to be signed, and how. */
export interface SignRequest {
  readonly KeyId: string
  readonly Message: Uint8Array
  /** Whether `Message` is the message itself or its digest. */
  readonly MessageType: 'RAW' | 'DIGEST'
  readonly SigningAlgorithm: 'ECDSA_SHA_256'
}

/** A request and its answer; bytes are base64. */
interface Exchange {
  readonly operation: 'GetPublicKey' | 'Sign'
  readonly request: Readonly<Record<string, string>>
  readonly response: Readonly<Record<string, string | readonly string[]>>
}

/** A request that nobody has recorded an answer to. */
class NotRecorded extends Error {
  override readonly name = 'NotRecorded'
}

/** A service that answers from a file of recordings. */
export function replay(file: URL): KeyService {
  const { exchanges } = JSON.parse(readFileSync(file, 'utf8')) as { readonly exchanges: readonly Exchange[] }
  const answer = (operation: Exchange['operation'], request: object, member: string): Promise<Uint8Array> => {
    const asked = JSON.stringify([operation, inBase64(request)])
    const found = exchanges.find((exchange) => JSON.stringify([exchange.operation, exchange.request]) === asked)
    const bytes = found?.response[member]
    if (typeof bytes === 'string') return Promise.resolve(new Uint8Array(Buffer.from(bytes, 'base64')))
    return Promise.reject(new NotRecorded(`no answer is recorded to ${asked}; record anew with --record`))
  }
  return {
    getPublicKey: async (request) => ({ PublicKey: await answer('GetPublicKey', request, 'PublicKey') }),
    sign: async (request) => ({ Signature: await answer('Sign', request, 'Signature') }),
  }
}

/** A service with a new P-256 key that writes down what it is asked, for `replay`. */
export function record(file: URL): KeyService {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const exchanges: Exchange[] = []
  const messages = new Map<string, Uint8Array>()
  const note = (exchange: Exchange): void => {
    exchanges.push(exchange)
    writeFileSync(file, `${JSON.stringify({ about: ABOUT, exchanges }, null, 2)}\n`)
  }
  return {
    getPublicKey: (request) => {
      const der = publicKey.export({ format: 'der', type: 'spki' })
      const facts = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: ['ECDSA_SHA_256'] }
      const response = { KeyId: request.KeyId, ...facts, PublicKey: der.toString('base64') }
      note({ operation: 'GetPublicKey', request: { ...request }, response })
      return Promise.resolve({ PublicKey: new Uint8Array(der) })
    },
    sign: (request) => {
      const { KeyId, Message, MessageType, SigningAlgorithm } = request
      // node:crypto signs no digest; the message that it is of was asked for before.
      if (MessageType === 'RAW') messages.set(createHash('sha256').update(Message).digest('hex'), Message)
      const message = MessageType === 'RAW' ? Message : messages.get(Buffer.from(Message).toString('hex'))
      if (message === undefined) return Promise.reject(new NotRecorded('a digest of an unknown message'))
      const signature = sign('sha256', message, privateKey)
      const response = { KeyId, Signature: signature.toString('base64'), SigningAlgorithm }
      note({ operation: 'Sign', request: inBase64(request), response })
      return Promise.resolve({ Signature: new Uint8Array(signature) })
    },
  }
}

function inBase64(request: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request).map(([name, value]: [string, unknown]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value),
    ]),
  )
}

const ABOUT =
  'Recorded from node:crypto, in the shape in which key services of clouds answer, with a P-256 key that was thrown away. No live service was asked. Bytes are base64.'
