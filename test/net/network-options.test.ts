import { describe, expect, it } from 'vitest'
import { readNetworkOptions, type NetworkOptions } from '../../src/net/network-options.js'

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'

describe('readNetworkOptions', () => {
  it.each<NetworkOptions>([
    {},
    { allowPrivateOrigins: [] },
    { allowPrivateOrigins: ['https://localhost:8443', 'https://[::1]:8443', 'https://wiki.corp'] },
    { ca: [PEM, PEM + PEM] },
    { lookup: () => Promise.resolve([]) },
  ])('takes %j', (options) => {
    expect(readNetworkOptions(options, 'own')).toBe(options)
  })

  it.each([
    [{ allowPrivateOrigins: 'https://localhost:8443' }, 'network.allowPrivateOrigins'],
    [{ allowPrivateOrigins: [8443] }, 'network.allowPrivateOrigins'],
    [{ allowPrivateOrigins: null }, 'network.allowPrivateOrigins'],
    ...[
      'http://localhost:8443',
      'https://localhost:8443/',
      'https://localhost:8443/did.json',
      'https://LOCALHOST:8443',
      'https://localhost:443',
      'https://user@localhost',
      'https://127.1:8443',
      'https://*.corp',
      'https://',
      'localhost:8443',
      'localhost',
      '*',
      'null',
      '',
    ].map((origin): [unknown, string] => [{ allowPrivateOrigins: [origin] }, 'network.allowPrivateOrigins']),
    [{ ca: PEM }, 'network.ca'],
    [{ ca: ['./ca.pem'] }, 'network.ca'],
    [{ ca: ['-----BEGIN CERTIFICATE-----\n%%%\n-----END CERTIFICATE-----'] }, 'network.ca'],
    [{ ca: [PEM.replaceAll('CERTIFICATE', 'PRIVATE KEY')] }, 'network.ca'],
    [{ lookup: '127.0.0.1' }, 'network.lookup'],
  ])('refuses %j by the name of %s', (options, option) => {
    expect(() => readNetworkOptions(options as NetworkOptions, 'own')).toThrow(
      expect.objectContaining({
        code: 'OPTIONS_INVALID',
        facts: expect.objectContaining({ option }) as unknown,
      }) as Error,
    )
  })

  it.each<NetworkOptions>([{ ca: [PEM] }, { lookup: () => Promise.resolve([]) }])(
    'refuses what an injected fetch cannot be told: %j',
    (options) => {
      expect(() => readNetworkOptions(options, 'injected')).toThrow(
        expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error,
      )
    },
  )
})
