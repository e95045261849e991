/** The flags of every command that signs, and what they mean to the library. */
import { Option, type Command } from 'commander'
import {
  createDataIntegritySigner,
  createJwtSigner,
  importKey,
  OpenBadgesError,
  type IssuedSuite,
  type SignedCredential,
  type SignedEndorsement,
  type SignedStatusList,
  type Signer,
  type SigningKey,
} from '../index.js'
import { readText } from './files.js'
import { wrongFlag } from './flags.js'
import { readKeyId } from './key-id.js'

/** The flags about the key, as they were given. */
export interface SigningFlags {
  readonly key: string
  readonly keyId?: string
  readonly format?: SignedCredential['format']
  readonly suite?: IssuedSuite
}

/** Adds the flags about the key to a command. */
export function addSigningFlags(command: Command): Command {
  return command
    .requiredOption('--key <file>', 'the private key: a JWK from keygen, PKCS#8 PEM, or a secret multikey')
    .option('--key-id <id>', "what the key is published as, such as did:web:example.org#key-1 (default: the JWK's kid)")
    .addOption(
      new Option(
        '--format <format>',
        'how it is signed (default: data-integrity with an Ed25519 key, else jwt)',
      ).choices(['jwt', 'data-integrity']),
    )
    .option(
      '--suite <name>',
      'the cryptosuite of a proof inside (default: eddsa-rdfc-2022 or ecdsa-rdfc-2019, by the key)',
    )
}

/** Reads the key, and makes a signer of the format asked for or the one that the key is for. */
export async function signerOf({ key: file, keyId, format, suite }: SigningFlags): Promise<Signer> {
  const named = keyId === undefined ? {} : { id: readKeyId(keyId, '--key-id') }
  const key = await readKey(file, named)
  const chosen = format ?? (key.algorithm === 'Ed25519' || suite !== undefined ? 'data-integrity' : 'jwt')
  if (chosen === 'data-integrity') return createDataIntegritySigner(key, suite === undefined ? {} : { suite })
  if (suite !== undefined) throw wrongFlag('--suite', 'left out, since a token has none', suite)
  return createJwtSigner(key)
}

/** Errors name the file; what is in it stays private. */
async function readKey(file: string, named: { readonly id?: string }): Promise<SigningKey> {
  const text = await readText(file)
  try {
    return await importKey(text, named)
  } catch (error) {
    throw error instanceof OpenBadgesError ? Object.assign(error, { path: file }) : error
  }
}

/** What was signed, as the text that is stored and served. */
export function textOf(signed: SignedCredential | SignedEndorsement | SignedStatusList): string {
  return signed.format === 'jwt' ? signed.token : JSON.stringify(signed.document, null, 2)
}
