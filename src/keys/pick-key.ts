/** Picks the key that a proof means out of those that an issuer publishes. */
import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import { certain } from '../platform/certain.js'
import { readCandidate, type KeyReference } from './candidate.js'
import { splitFragment } from './did.js'
import { joinLifetimes, type KeyLifetime, type PublishedKey } from './key-document.js'
import type { PublicKey } from './public-key.js'

/** What is known of the key looked for. */
export interface KeyWish {
  readonly reference: KeyReference
  /** Whether a key has the type that the proof needs. */
  readonly fits: (key: PublicKey) => boolean
  readonly limits: Limits
}

/** A key that was picked, and what was published of it. */
export interface PickedKey {
  readonly entry: PublishedKey
  readonly key: PublicKey
}

/**
 * Picks a key: by name if the proof gives one that is known here; else by being the very same key
 * that the proof carries; else, if the proof says nothing, the only one that fits.
 *
 * @param keys - what the issuer publishes at one place
 * @param method - the name that the proof gives, made absolute where the place has absolute names
 * @param wish - what is known of the key
 * @returns `undefined` if it is not there, or contradicts a key that the proof carries
 * @throws OpenBadgesError `KEY_AMBIGUOUS`, or a key code for the key with that name
 */
export function pickKey(
  keys: readonly PublishedKey[],
  method: string | undefined,
  wish: KeyWish,
): PickedKey | undefined {
  const named = method === undefined ? [] : keys.filter(({ id }) => id !== undefined && isNamed(id, method))
  if (named.length > 1) throw new OpenBadgesError('KEY_AMBIGUOUS', { key: certain(method), found: named.length })
  const candidate = readCandidate(wish.reference, wish.limits)
  const [byName] = named
  if (byName !== undefined) {
    const key = byName.read()
    return candidate === undefined || isSame(candidate, key) ? { entry: byName, key } : undefined
  }
  if (candidate !== undefined) return pickSame(keys, candidate)
  if (method !== undefined) return undefined
  const fitting = keys.flatMap((entry) => {
    const key = readable(entry)
    return key !== undefined && wish.fits(key) ? [{ entry, key }] : []
  })
  return fitting.length === 1 ? fitting[0] : undefined
}

/** Picks the very same key, whatever it is called. */
export function pickSame(keys: readonly PublishedKey[], key: PublicKey): PickedKey | undefined {
  const entry = keys.find((each) => isSame(readable(each), key))
  return entry && { entry, key }
}

/** Tells whether a token that carries a key may mean this one; one that contradicts itself means none. */
export function agreesWithHeader(key: PublicKey, { embedded }: KeyReference): boolean {
  return embedded === undefined || isSame(embedded, key)
}

/**
 * Reads when a key ends. A key that was given up is given up under all its names: whoever stole it
 * could use the name that was forgotten.
 *
 * @param key - the key
 * @param keys - all that was published where the key was looked for
 * @throws OpenBadgesError `KEY_DOCUMENT_INVALID`
 */
export function lifetimeOf(key: PublicKey, keys: readonly PublishedKey[]): KeyLifetime {
  return joinLifetimes(keys.filter((entry) => isSame(readable(entry), key)).map((entry) => entry.lifetime()))
}

/** A key set names its keys by `kid`, the proof by a URL whose fragment that is. */
function isNamed(id: string, method: string): boolean {
  return id === method || (!id.includes(':') && splitFragment(method).fragment === id)
}

function isSame(a: PublicKey | undefined, b: PublicKey): boolean {
  return a?.thumbprint === b.thumbprint
}

/** Other keys of the same document may be of kinds we do not know; they are not the one looked for. */
function readable(entry: PublishedKey): PublicKey | undefined {
  try {
    return entry.read()
  } catch (error) {
    if (isOpenBadgesError(error)) return undefined
    throw error
  }
}
