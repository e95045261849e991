/**
 * D2: a name has a public address when it is judged and a private one when the connection is made, or has both at once;
 * so the verifier is made to ask a machine of its own network.
 */
import { describe, expect, it } from 'vitest'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { startHttpsServer } from '../support/https-server.js'
import { fetchKinds, type FetchKind } from './fetch-kinds.js'

const HOST = 'issuer.example'

/** In a part of the address space that nobody was given, though it counts as plain unicast. */
const NOBODY = '2d00::1'

/** The private addresses of every sort, as a resolver gives them. */
const privateAddresses = [
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '192.168.0.1', '100.64.0.1'],
  ...['169.254.169.254', '192.0.0.1', '192.0.2.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'],
  ...['fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1', '2001:db8::1', '2001:0:7f00:1::'],
  ...['localhost', '', '1', '0x7f.1', '127.1'],
]

/** Judges what makes the verifier ask a host whose resolver gives one answer after the other. */
async function judge(
  kind: FetchKind,
  ...answers: readonly (readonly string[])[]
): Promise<{ readonly report: VerificationReport; readonly lookups: number }> {
  let lookups = 0
  const by = createVerifier({
    trustedIssuers: anyIssuer,
    cache: 'off',
    limits: { connectTimeoutMilliseconds: 100 },
    network: { lookup: () => Promise.resolve(answers[Math.min(lookups++, answers.length - 1)] ?? []) },
  })
  return { report: await by.verify(kind.input(`https://${HOST}${kind.path}`), kind.policy), lookups }
}

function outcomesOf({ evidence }: VerificationReport): readonly string[] {
  return evidence.fetches.map(({ outcome }) => outcome)
}

describe.each(fetchKinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  it('control: is had from a name that leads where the caller allows', async () => {
    const server = await startHttpsServer((path) => kind.pages(server.origin)[path], { hostNames: ['localhost'] })
    const by = createVerifier({
      trustedIssuers: anyIssuer,
      network: {
        allowPrivateOrigins: [server.origin],
        ca: [server.ca],
        lookup: () => Promise.resolve(['127.0.0.1']),
      },
    })
    const { verdict } = await by.verify(kind.input(server.origin + kind.path), kind.policy)
    await server.close()
    expect(verdict).toBe('verified')
  })

  it.each(['127.0.0.1', '169.254.169.254', '::ffff:10.0.0.1'])(
    'is not asked for at a name that has the address %s beside a public one',
    async (address) => {
      const { report } = await judge(kind, ['1.1.1.1', address])
      expect(new Set(outcomesOf(report))).toEqual(new Set(['HOST_NOT_PUBLIC']))
      expect(report.verified).toBe(kind.name === 'a newer version')
    },
  )

  it('is asked for only at the address that was judged, though the next answer is another one', async () => {
    const { report, lookups } = await judge(kind, [NOBODY], ['127.0.0.1'])
    const [first, ...others] = outcomesOf(report)
    // Nobody is there; the connection does not look a second time.
    expect(['FETCH_TIMEOUT', 'FETCH_FAILED']).toContain(first)
    expect(new Set([...others, 'HOST_NOT_PUBLIC'])).toEqual(new Set(['HOST_NOT_PUBLIC']))
    expect(lookups).toBe(outcomesOf(report).length)
  })

  it('is not asked for at a name that has no address, or cannot be looked up', async () => {
    expect(new Set(outcomesOf((await judge(kind, [])).report))).toEqual(new Set(['FETCH_FAILED']))
  })
})

describe('a name', () => {
  it.each(privateAddresses)('is not asked if it has the address "%s", alone or beside others', async (address) => {
    const kind = fetchKinds.find(({ path }) => path === '/issuer')!
    for (const answer of [
      [address],
      ['1.1.1.1', address],
      [address, '1.1.1.1'],
      ['2606:4700::1', '1.1.1.1', address],
    ]) {
      const { report } = await judge(kind, answer)
      expect(new Set(outcomesOf(report))).toEqual(new Set(['HOST_NOT_PUBLIC']))
      expect(report.verified).toBe(false)
    }
  })
})
