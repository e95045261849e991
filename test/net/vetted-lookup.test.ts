import type { LookupAddress, LookupOptions } from 'node:dns'
import { describe, expect, it } from 'vitest'
import { OpenBadgesError } from '../../src/errors.js'
import { vetLookup } from '../../src/net/vetted-lookup.js'

interface Answer {
  readonly error: NodeJS.ErrnoException | null
  readonly address: string | LookupAddress[]
  readonly family: number | undefined
}

function ask(lookup: ReturnType<typeof vetLookup>, options: LookupOptions = { all: true }): Promise<Answer> {
  return new Promise((resolve) => {
    lookup('issuer.example', options, (error, address, family) => resolve({ error, address, family }))
  })
}

/** A resolver that gives one answer after the other. */
function answering(...answers: readonly (readonly string[])[]): () => Promise<readonly string[]> {
  const left = [...answers]
  return () => Promise.resolve(left.shift() ?? [])
}

describe('vetLookup', () => {
  it('hands over all addresses, with their families, to a connection that asks for all', async () => {
    const lookup = vetLookup(answering(['1.1.1.1', '2606:4700:4700::1111']), 'public-only')
    expect(await ask(lookup)).toMatchObject({
      error: null,
      address: [
        { address: '1.1.1.1', family: 4 },
        { address: '2606:4700:4700::1111', family: 6 },
      ],
    })
  })

  it('hands over one address to a connection that asks for one', async () => {
    const lookup = vetLookup(answering(['2606:4700:4700::1111', '1.1.1.1']), 'public-only')
    expect(await ask(lookup, {})).toEqual({ error: null, address: '2606:4700:4700::1111', family: 6 })
  })

  it.each([
    [['127.0.0.1']],
    [['1.1.1.1', '127.0.0.1']],
    [['1.1.1.1', '2606:4700:4700::1111', '::ffff:169.254.169.254']],
    [['fd00:ec2::254', '1.1.1.1']],
    [['not an address']],
  ])('refuses the name if any address is not public: %j', async (addresses) => {
    const { error } = await ask(vetLookup(answering(addresses), 'public-only'))
    expect(error).toBeInstanceOf(OpenBadgesError)
    expect(error).toMatchObject({ code: 'HOST_NOT_PUBLIC', facts: { host: 'issuer.example' } })
  })

  it('names the address that is not public', async () => {
    const { error } = await ask(vetLookup(answering(['1.1.1.1', '10.0.0.7']), 'public-only'))
    expect(error).toMatchObject({ facts: { address: '10.0.0.7' } })
  })

  it('judges a second answer anew: public first, loopback then', async () => {
    const lookup = vetLookup(answering(['1.1.1.1'], ['127.0.0.1']), 'public-only')
    expect((await ask(lookup)).error).toBeNull()
    expect((await ask(lookup)).error).toMatchObject({ code: 'HOST_NOT_PUBLIC' })
  })

  it('hands over any address where the origin is allowed to be private', async () => {
    const { error, address } = await ask(vetLookup(answering(['127.0.0.1']), 'any'))
    expect(error).toBeNull()
    expect(address).toEqual([{ address: '127.0.0.1', family: 4 }])
  })

  it.each(['public-only', 'any'] as const)('fails with ENOTFOUND on an empty answer (%s)', async (addresses) => {
    expect((await ask(vetLookup(answering([]), addresses))).error).toMatchObject({ code: 'ENOTFOUND' })
  })

  it('passes on the failure of the resolver', async () => {
    const failure = Object.assign(new Error('down'), { code: 'EAI_AGAIN' })
    expect((await ask(vetLookup(() => Promise.reject(failure), 'public-only'))).error).toBe(failure)
  })
})
