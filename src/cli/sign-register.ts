/** Signing the list of a register, so that it can be served. */
import { Option, type Command } from 'commander'
import {
  createDataIntegritySigner,
  createJwtSigner,
  importKey,
  OpenBadgesError,
  signStatusList,
  type SignedCredential,
  type Signer,
  type SigningKey,
  type StatusList,
} from '../index.js'
import type { CommandIo } from './command-io.js'
import { readText, writeWhole } from './files.js'
import { readKeyId } from './key-id.js'
import { printable } from './output.js'
import type { RegisterHead } from './register-file.js'

/** How a list is signed. */
export interface SignOptions {
  readonly key: string
  readonly keyId?: string
  readonly format?: SignedCredential['format']
  readonly listIssuer?: string
  readonly ttl?: string
  readonly expiresAfter?: string
  readonly out?: string
  readonly force?: true
}

/** Adds the options of signing a list to a command. */
export function addSignOptions(command: Command): Command {
  return command
    .requiredOption('--key <file>', 'the private key: a JWK from keygen, PKCS#8 PEM, or a secret multikey')
    .option('--key-id <id>', "what the key is published as, such as did:web:example.org#key-1 (default: the JWK's kid)")
    .addOption(
      new Option(
        '--format <format>',
        'how it is signed (default: data-integrity with an Ed25519 key, else jwt)',
      ).choices(['jwt', 'data-integrity']),
    )
    .option('--list-issuer <id>', "who issues the list (default: the register's issuer)")
    .option('--ttl <seconds>', 'for how long verifiers may use a copy (default: 300)')
    .option('--expires-after <days>', 'how long the list is in force (default: without end)')
    .option('--out <file>', 'where the signed list goes (default: standard output)')
    .option('--force', 'replace the file if it is there already')
}

/** Signs the list of a register and writes it. */
export async function signRegister(
  { url, issuer, list }: RegisterHead & { readonly list: StatusList },
  options: SignOptions,
  io: CommandIo,
): Promise<void> {
  const named = options.keyId === undefined ? {} : { id: readKeyId(options.keyId, '--key-id') }
  const key = await importKey(await readText(options.key), named)
  const ttl = numberOf('--ttl', options.ttl)
  const days = numberOf('--expires-after', options.expiresAfter)
  const signed = await signStatusList(list, {
    url,
    issuer: options.listIssuer ?? issuer,
    signer: createSigner(key, options.format),
    ...(ttl === undefined ? {} : { ttlSeconds: ttl }),
    ...(days === undefined ? {} : { expiresAfter: { days } }),
    now: io.now,
  })
  const text = signed.format === 'jwt' ? `${signed.token}\n` : `${JSON.stringify(signed.document, null, 2)}\n`
  if (options.out === undefined) {
    io.stdout.write(text)
    return
  }
  await writeWhole(options.out, text, { force: options.force === true, access: 'usual' })
  io.stderr.write(`The list is in ${printable(options.out)}; serve it at ${printable(url)}.\n`)
}

/** Makes a signer of the format asked for, or the one that the key is for. */
export function createSigner(key: SigningKey, format: SignedCredential['format'] | undefined): Signer {
  const chosen = format ?? (key.algorithm === 'Ed25519' ? 'data-integrity' : 'jwt')
  return chosen === 'jwt' ? createJwtSigner(key) : createDataIntegritySigner(key)
}

function numberOf(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new OpenBadgesError('OPTIONS_INVALID', { option, expected: 'a whole number', found: JSON.stringify(value) })
}
