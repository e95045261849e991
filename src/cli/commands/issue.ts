import { Option, type Command } from 'commander'
import {
  createIssuer,
  importKey,
  OpenBadgesError,
  type Award,
  type CredentialInput,
  type IssuerOptions,
  type SignedCredential,
  type SigningKey,
} from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { readText, writeWhole } from '../files.js'
import { readKeyId } from '../key-id.js'
import { printable } from '../output.js'
import { changeRegister } from '../register-file.js'
import { createSigner } from '../sign-register.js'

interface IssueOptions {
  readonly key: string
  readonly keyId?: string
  readonly format?: SignedCredential['format']
  readonly issuerId?: string
  readonly issuerName?: string
  readonly register?: string
  readonly out?: string
  readonly force?: true
}

/** Adds the command that signs a badge. */
export function addIssue(program: Command, io: CommandIo): void {
  program
    .command('issue')
    .description('Issues a signed badge.')
    .argument('<award>', 'what is awarded to whom, as JSON (see below)')
    .requiredOption('--key <file>', 'the private key: a JWK from keygen, PKCS#8 PEM, or a secret multikey')
    .option('--key-id <id>', "what the key is published as, such as did:web:example.org#key-1 (default: the JWK's kid)")
    .addOption(
      new Option(
        '--format <format>',
        'how it is signed (default: data-integrity with an Ed25519 key, else jwt)',
      ).choices(['jwt', 'data-integrity']),
    )
    .option('--issuer-id <id>', "who issues (default: the award's issuer, else the DID of the key)")
    .option('--issuer-name <name>', 'name of the issuer')
    .option('--register <file>', 'the register of a status list, from "status create": the badge can be revoked')
    .option('--out <file>', 'where the badge goes: .json, or .jwt for a token (default: standard output)')
    .option('--force', 'replace the file if it is there already')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: IssueOptions) => issue(file, options, io))
}

async function issue(file: string, options: IssueOptions, io: CommandIo): Promise<void> {
  const { issuer: stated, ...award } = readAward(await readText(file), file)
  const named = options.keyId === undefined ? {} : { id: readKeyId(options.keyId, '--key-id') }
  const key = await importKey(await readText(options.key), named)
  const profile = {
    ...defaultIssuer(key),
    ...stated,
    ...(options.issuerId === undefined ? {} : { id: options.issuerId }),
    ...(options.issuerName === undefined ? {} : { name: options.issuerName }),
  }
  const signer = createSigner(key, options.format)
  const issueWith = async (status: IssuerOptions['status']): Promise<IssuedBadge> => {
    const issuer = createIssuer({ profile: profile as CredentialInput['issuer'], signer, status, now: io.now })
    return { by: issuer.profile.id, signed: await issuer.issue(award as Award) }
  }
  const { by, signed } =
    options.register === undefined
      ? await issueWith('none')
      : await changeRegister(options.register, ({ register }) => issueWith(register))
  const text = signed.format === 'jwt' ? `${signed.token}\n` : `${JSON.stringify(signed.document, null, 2)}\n`
  if (options.out === undefined) {
    io.stdout.write(text)
    return
  }
  await writeWhole(options.out, text, { force: options.force === true, access: 'usual' })
  io.stderr.write(`The badge is in ${printable(options.out)}, issued by ${printable(by)}.\n`)
}

interface IssuedBadge {
  readonly by: string
  readonly signed: SignedCredential
}

/** The builder reads what is in it. */
function readAward(text: string, file: string): Readonly<Record<string, unknown>> & { readonly issuer?: object } {
  const award = parseJson(text)
  if (typeof award !== 'object' || award === null || Array.isArray(award)) {
    throw new OpenBadgesError('INPUT_INVALID', { expected: `a JSON object in ${file}`, found: 'something else' })
  }
  const issuer: unknown = 'issuer' in award ? award.issuer : {}
  if (typeof issuer !== 'object' || issuer === null || Array.isArray(issuer)) {
    throw new OpenBadgesError('INPUT_INVALID', { expected: 'an object', found: 'something else' }, { path: '/issuer' })
  }
  return { ...award, issuer }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** A DID issues under its own name; who a key at an https: address belongs to, it does not say. */
function defaultIssuer({ id }: SigningKey): { readonly id?: string } {
  const [did] = id.split('#', 1)
  return id.startsWith('did:') && did !== undefined ? { id: did } : {}
}

const EXAMPLES = `
The award is a JSON object with "achievement" and "recipient"; "issuer", "validFrom", "validUntil" or
"expiresAfter", and whatever else buildCredential takes:

  {
    "issuer": { "name": "Example Academy" },
    "achievement": {
      "name": "First Aid",
      "description": "Helps in the first minutes.",
      "criteria": "Passed the practical test."
    },
    "recipient": { "email": "ada@example.org" },
    "expiresAfter": { "years": 2 }
  }

Without --register the badge expires, but cannot be revoked.

Examples:
  $ openbadges issue award.json --key issuer.jwk --out badge.json
  $ openbadges issue award.json --key issuer.jwk --format jwt --issuer-name 'Example Academy' > badge.jwt
  $ openbadges issue award.json --key issuer.pem --key-id did:web:example.org#key-1 --out badge.json`
