import { Option, type Command } from 'commander'
import { generateKey, type SignatureAlgorithm } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { writeWhole } from '../files.js'
import { readKeyId } from '../key-id.js'
import { printable } from '../output.js'

interface KeygenOptions {
  readonly algorithm: keyof typeof ALGORITHMS
  readonly id?: string
  readonly out: string
  readonly force?: true
}

/** Adds the command that makes a signing key and prints the public id that it gives its owner. */
export function addKeygen(program: Command, io: CommandIo): void {
  program
    .command('keygen')
    .description('Makes a signing key, and prints the DID of the issuer that it makes, if it makes one.')
    .addOption(
      new Option('--algorithm <name>', 'what the key signs with: rs256 signs tokens only, the others both formats')
        .choices(Object.keys(ALGORITHMS))
        .default('ed25519'),
    )
    .option('--id <id>', "name of the key, such as did:web:example.org#key-1 (default: the key's own did:key)")
    .requiredOption('--out <file>', 'where the private key goes, as a JWK that only you can read')
    .option('--force', 'replace the file if it is there already')
    .addHelpText('after', EXAMPLES)
    .action((options: KeygenOptions) => keygen(options, io))
}

async function keygen({ algorithm, id, out, force }: KeygenOptions, io: CommandIo): Promise<void> {
  const named = id === undefined ? {} : { id: readKeyId(id, '--id') }
  const key = await generateKey({ algorithm: ALGORITHMS[algorithm], ...named })
  const jwk = { kid: key.id, ...key.exportPrivateJwk() }
  await writeWhole(out, `${JSON.stringify(jwk, null, 2)}\n`, { force: force === true, access: 'private' })
  const [did] = key.id.startsWith('did:') ? key.id.split('#', 1) : []
  if (did !== undefined) io.stdout.write(`${printable(did, Infinity)}\n`)
  else io.stderr.write(`The key is called ${printable(key.id)}; what its issuer is called is yours to say.\n`)
  io.stderr.write(`The private key is in ${printable(out)}; whoever has it can issue in your name.\n`)
}

const ALGORITHMS = {
  ed25519: 'Ed25519',
  es256: 'ES256',
  es384: 'ES384',
  rs256: 'RS256',
} as const satisfies Readonly<Record<string, SignatureAlgorithm>>

const EXAMPLES = `
The id is what verifiers trust. That of a did:key is the key itself, so there is nothing to publish;
for a did:web, publish the key in the DID document, which "openbadges keys did" writes.

Examples:
  $ openbadges keygen --out issuer.jwk
  $ openbadges keygen --algorithm rs256 --id did:web:example.org#key-1 --out issuer.jwk`
