/** An issuer as the command line knows one: a key file, a register, a site that serves the list. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { generateKey } from '../../src/keys/signing-key.js'
import { startHttpsServer } from '../support/https-server.js'
import { runCommand, temporaryFolder, type CommandResult, type CommandWorld } from './run-command.js'

/** Paths of what it keeps. */
export interface Programme {
  readonly did: string
  readonly key: string
  readonly register: string
  readonly award: string
  /** The address that the list is served at. */
  readonly url: string
  /** Where the site reads the list from. */
  readonly published: string
  /** A path in the same folder. */
  readonly path: (name: string) => string
  /** The flags that let a verifier ask the site. */
  readonly reach: readonly string[]
  /** Paths that the site was asked for. */
  readonly requests: readonly string[]
  readonly close: () => Promise<void>
}

/** What it is for, and where its list is served; a site is started unless there is an address. */
export interface ProgrammeOptions {
  readonly purpose?: string
  readonly url?: string
}

/** Founds one; nothing is issued or signed yet. */
export async function foundProgramme({ purpose = 'revocation', url }: ProgrammeOptions = {}): Promise<Programme> {
  const folder = temporaryFolder()
  const path = (name: string): string => join(folder, name)
  const published = path('status.json')
  const site = url === undefined ? await serveFile(published) : undefined
  const key = await generateKey()
  writeFileSync(path('key.jwk'), JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
  writeFileSync(path('award.json'), JSON.stringify(award))
  writeFileSync(path('ca.pem'), site?.ca ?? '')
  const programme = {
    did: key.id.split('#')[0] ?? '',
    key: path('key.jwk'),
    register: path('register.json'),
    award: path('award.json'),
    url: url ?? `${site?.origin}/status`,
    published,
    path,
    reach: site === undefined ? [] : ['--ca', path('ca.pem'), '--allow-private-origin', site.origin],
    requests: site?.requests ?? [],
    close: site?.close ?? (() => Promise.resolve()),
  }
  const create = ['create', '--url', programme.url, '--issuer', programme.did, '--purpose', purpose]
  await must(['status', ...create, '--out', programme.register])
  return programme
}

/** Issues a badge that stands in the register, and says where it is. */
export async function issueInto({ register, key, award, path }: Programme, name = 'badge.json'): Promise<string> {
  await must(['issue', award, '--key', key, '--register', register, '--out', path(name)])
  return path(name)
}

/** Signs the list where the site reads it. */
export async function publish({ register, key, published }: Programme): Promise<void> {
  await must(['status', 'sign', '--register', register, '--key', key, '--out', published])
}

/** The entry that a badge has. */
export function entryOf(badge: string): Readonly<Record<string, string>> {
  const { credentialStatus } = JSON.parse(readFileSync(badge, 'utf8')) as { credentialStatus: Record<string, string> }
  return credentialStatus
}

/** Runs the command, which has to succeed. */
export async function must(words: readonly string[], world?: CommandWorld): Promise<CommandResult> {
  const result = await runCommand(words, world)
  if (result.exitCode !== 0) throw new Error(`${words.join(' ')}: ${result.exitCode} ${result.stderr}`)
  return result
}

async function serveFile(file: string): ReturnType<typeof startHttpsServer> {
  const site = await startHttpsServer({
    '/status': (_request, response) => {
      if (!existsSync(file)) response.statusCode = 404
      response.end(existsSync(file) ? readFileSync(file) : '')
    },
  })
  // A test may have closed it before.
  onTestFinished(() => site.close().catch(() => undefined))
  return site
}

const award = {
  issuer: { name: 'Example Academy' },
  achievement: { name: 'First Aid', description: 'Helps in the first minutes.', criteria: 'Passed the test.' },
  recipient: { id: 'did:example:ada' },
  expiresAfter: { years: 2 },
}
