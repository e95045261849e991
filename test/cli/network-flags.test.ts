import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addNetworkFlags, networkOf, type NetworkFlags } from '../../src/cli/network-flags.js'
import { temporaryFile } from './run-command.js'

function parse(...words: readonly string[]): NetworkFlags {
  const command = addNetworkFlags(new Command('verify').exitOverride().configureOutput({ writeErr: () => undefined }))
  return command.parse(words, { from: 'user' }).opts()
}

describe('the flags about the network', () => {
  it('leave everything to the library unless given', async () => {
    expect(await networkOf(parse())).toEqual({})
  })

  it('give a network that asks nobody', async () => {
    const { fetch } = await networkOf(parse('--offline'))
    await expect(fetch?.('https://academy.example', {} as never)).rejects.toMatchObject({
      code: 'NETWORK_UNAVAILABLE',
      url: 'https://academy.example',
    })
  })

  it('name origins and authorities', async () => {
    const ca = temporaryFile('ca.pem', 'PEM')
    const words = ['--ca', ca, '--allow-private-origin', 'https://a:1', '--allow-private-origin', 'https://b:2']
    expect(await networkOf(parse(...words))).toEqual({
      network: { ca: ['PEM'], allowPrivateOrigins: ['https://a:1', 'https://b:2'] },
    })
  })

  it('ask nobody with --offline, whatever else they say; addresses are judged all the same', async () => {
    const { fetch, network } = await networkOf(
      parse('--offline', '--ca', 'ca.pem', '--allow-private-origin', 'https://a:1'),
    )
    await expect(fetch?.('https://a:1/', {} as never)).rejects.toMatchObject({ code: 'NETWORK_UNAVAILABLE' })
    expect(network).toEqual({ allowPrivateOrigins: ['https://a:1'] })
  })

  it('name a file that is not there', async () => {
    await expect(networkOf({ ca: '/nowhere/ca.pem' })).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
