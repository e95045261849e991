import { createPublicKey } from 'node:crypto'
import { Option, type Command } from 'commander'
import { didJwkOf, didKeyOf, didWebDocument, jwksOf, type Jwk } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { addOutFlags, collect, wrongFlag, writeOut, type OutFlags } from '../flags.js'
import { readKeyFile } from '../key-files.js'
import { readKeyList, type KeyRemarks } from '../key-list.js'
import { printable, printableJson } from '../output.js'

interface DidOptions extends OutFlags, KeyRemarks {
  readonly id: string
}

interface JwksOptions extends OutFlags, KeyRemarks {
  readonly issuer?: string
}

interface ExportOptions extends OutFlags {
  readonly format: Form
}

/** Adds the commands that publish keys. None of them writes anything private. */
export function addKeys(program: Command, io: CommandIo): void {
  const keys = program
    .command('keys')
    .description('Publishes keys: DID documents, key sets, public keys in other forms.')
    .usage('<command> [options] <files...>')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES)
  withRemarks(keys.command('did'))
    .description('Writes the DID document of a did:web.')
    .requiredOption('--id <did>', 'whose document it is, such as did:web:example.org')
    .action((files: readonly string[], options: DidOptions) => writeDidDocument(files, options, io))
  withRemarks(keys.command('jwks'))
    .description('Writes the key set of an https: issuer.')
    .option('--issuer <url>', "whose keys they are, for hosts of several issuers (default: the host's)")
    .action((files: readonly string[], options: JwksOptions) => writeJwks(files, options, io))
  addOutFlags(keys.command('export'), 'it')
    .description('Writes the public part of a key in another form.')
    .argument('<file>', KEY_FILE)
    .addOption(new Option('--format <form>', 'which form').choices(Object.keys(FORMS)).default('jwk'))
    .action((file: string, options: ExportOptions) => exportKey(file, options, io))
}

function withRemarks(command: Command): Command {
  const repeated = (flag: string, text: string): Option =>
    new Option(flag, `${text}; may be repeated`).argParser(collect)
  return addOutFlags(command, 'it')
    .argument('<files...>', KEY_FILE)
    .addOption(repeated('--name <file=name>', 'what a key is called, such as old.pem=key-2024'))
    .addOption(repeated('--revoked <file=instant>', 'when a key was given up: nothing that it signed is believed'))
    .addOption(repeated('--expires <file=instant>', 'when a key ends; not for keys that their badges shall outlive'))
}

async function writeDidDocument(files: readonly string[], options: DidOptions, io: CommandIo): Promise<void> {
  const { keys, notes } = await readKeyList(files, options, options.id, io)
  await writeOut(printableJson(didWebDocument(options.id, keys)), options, TOLD, io)
  for (const note of notes) io.stderr.write(`${note}\n`)
}

async function writeJwks(files: readonly string[], options: JwksOptions, io: CommandIo): Promise<void> {
  const { issuer } = options
  if (issuer !== undefined && !(issuer.startsWith('https://') && URL.canParse(issuer))) {
    throw wrongFlag('--issuer', 'the https: URL of an issuer', issuer)
  }
  const { keys, notes } = await readKeyList(files, options, issuer, io)
  await writeOut(printableJson(jwksOf(keys, issuer === undefined ? {} : { issuer })), options, TOLD, io)
  for (const note of notes) io.stderr.write(`${note}\n`)
}

async function exportKey(file: string, options: ExportOptions, io: CommandIo): Promise<void> {
  const { publicKey } = await readKeyFile(file, io)
  const text = FORMS[options.format](publicKey)
  if (text === undefined) throw wrongFlag('--format', 'jwk, did-jwk or pem for an RSA key', options.format)
  await writeOut(text, options, TOLD, io)
}

type Form = 'jwk' | 'multikey' | 'did-key' | 'did-jwk' | 'pem'

/** A public key in each form; RSA keys have no multikey. */
const FORMS: Readonly<Record<Form, (key: Jwk) => string | undefined>> = {
  jwk: (key) => printableJson(key),
  multikey: (key) => didKeyOf(key)?.slice('did:key:'.length),
  'did-key': (key) => didKeyOf(key),
  'did-jwk': (key) => didJwkOf(key),
  pem: (key) => String(createPublicKey({ key, format: 'jwk' }).export({ format: 'pem', type: 'spki' })).trimEnd(),
}

const TOLD = (out: string): string => `It is in ${printable(out)}; nothing in it is private.`

const KEY_FILE = 'a private or public key: JWK, PEM, multikey; - is standard input'

const EXAMPLES = `
Serve what "did" writes at https://example.org/.well-known/did.json; for did:web:example.org:a:b, at
https://example.org/a/b/did.json. Serve what "jwks" writes at https://example.org/.well-known/jwks.json.
A key is called by --name, by the "kid" of its JWK, or key-1, key-2, … by its place in the list. Names
are for ever: leave retired keys in the list, and add new ones at its end.

Examples:
  $ openbadges keys did --id did:web:example.org issuer.jwk > did.json
  $ openbadges keys did --id did:web:example.org old.pem new.pem --name old.pem=2024 --name new.pem=2026
  $ openbadges keys did --id did:web:example.org stolen.pem --revoked stolen.pem=2026-11-22T09:00:00Z
  $ openbadges keys jwks --issuer https://example.org/issuers/7 issuer.jwk > jwks.json
  $ openbadges keys export issuer.jwk --format did-key`
