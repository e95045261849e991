/**
 * A token of SoftHSM2 in a temporary folder, with two new key pairs: a stand-in for the one that you
 * have. A real one is set up with its maker's tools, and its PINs are nobody's but yours.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pkcs11js from 'pkcs11js'
import type { TokenOptions } from './pkcs11-key.js'

/** A token that is set up, and not open. */
export interface SoftToken extends TokenOptions {
  /** Removes the token and its keys. */
  readonly remove: () => void
}

/** The labels of the key pairs on it. */
export const labels = { ed25519: 'badges-ed25519', p256: 'badges-p256' } as const

/**
 * Sets a token up.
 *
 * @param module - the path of `libsofthsm2.so`
 */
export function makeSoftToken(module: string): SoftToken {
  const folder = mkdtempSync(join(tmpdir(), 'openbadges-softhsm-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${folder}\nlog.level = ERROR\n`)
  // Where SoftHSM2 looks for its settings.
  process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf')
  const pin = randomBytes(8).toString('hex')
  const library = new pkcs11js.PKCS11()
  try {
    library.load(module)
    library.C_Initialize()
    generateKeys(library, openNew(library, pin))
    library.C_Finalize()
  } catch (error) {
    remove()
    throw error
  } finally {
    library.close()
  }
  return { module, label: LABEL, pin, remove }
}

/** Initialises the first slot, and logs in to it as the user. */
function openNew(library: pkcs11js.PKCS11, pin: string): pkcs11js.Handle {
  const [slot] = library.C_GetSlotList(false)
  if (slot === undefined) throw new Error('there is no slot')
  const officerPin = randomBytes(8).toString('hex')
  library.C_InitToken(slot, officerPin, LABEL.padEnd(32)) // the standard fills labels up
  const session = library.C_OpenSession(slot, pkcs11js.CKF_SERIAL_SESSION | pkcs11js.CKF_RW_SESSION)
  library.C_Login(session, pkcs11js.CKU_SO, officerPin)
  library.C_InitPIN(session, pin)
  library.C_Logout(session)
  library.C_Login(session, pkcs11js.CKU_USER, pin)
  return session
}

function generateKeys(library: pkcs11js.PKCS11, session: pkcs11js.Handle): void {
  for (const { label, mechanism, parameters } of KINDS) {
    const publicHalf = [
      { type: pkcs11js.CKA_LABEL, value: label },
      { type: pkcs11js.CKA_TOKEN, value: true },
      { type: pkcs11js.CKA_VERIFY, value: true },
      { type: pkcs11js.CKA_EC_PARAMS, value: Buffer.from(parameters, 'hex') },
    ]
    const privateHalf = [
      { type: pkcs11js.CKA_LABEL, value: label },
      { type: pkcs11js.CKA_TOKEN, value: true },
      { type: pkcs11js.CKA_PRIVATE, value: true },
      { type: pkcs11js.CKA_SIGN, value: true },
      { type: pkcs11js.CKA_SENSITIVE, value: true },
      { type: pkcs11js.CKA_EXTRACTABLE, value: false },
    ]
    library.C_GenerateKeyPair(session, { mechanism }, publicHalf, privateHalf)
  }
}

const LABEL = 'openbadges-example'

/** CKM_EC_EDWARDS_KEY_PAIR_GEN of PKCS#11 3.0, and CKM_EC_KEY_PAIR_GEN; the curves by their object identifiers. */
const KINDS = [
  { label: labels.ed25519, mechanism: 0x1055, parameters: '06032b6570' },
  { label: labels.p256, mechanism: 0x1040, parameters: '06082a8648ce3d030107' },
] as const
