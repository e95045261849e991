import { expect, it } from 'vitest'
import { anyIssuer } from '../../src/index.js'
import { readAsked } from '../../src/cli/asked.js'
import { thrownBy } from '../support/thrown-by.js'
import { silentIo as io, temporaryFile } from './run-command.js'

const file = (content: object): string => temporaryFile('policy.json', JSON.stringify(content))

it('is what flags and file say together', async () => {
  const policy = file({
    trustedIssuers: ['did:web:a.example'],
    statusIssuers: ['did:web:s.example'],
    refresh: 'follow',
  })
  const asked = await readAsked(
    { policy, trust: ['did:web:b.example'], statusIssuer: ['did:web:t.example'], contact: 'trusted' },
    io,
  )
  expect(asked).toEqual({
    options: {
      trustedIssuers: ['did:web:a.example', 'did:web:b.example'],
      statusIssuers: ['did:web:s.example', 'did:web:t.example'],
      contexts: {},
    },
    policy: { refresh: 'follow', contact: 'trusted' },
    isTrustSaid: true,
    areStatusIssuersSaid: true,
  })
})

it('trusts nobody where nobody is named, and anybody only where that is said', async () => {
  expect(await readAsked({}, io)).toMatchObject({ options: { trustedIssuers: [] }, isTrustSaid: false })
  const any = file({ trustedIssuers: 'any-issuer' })
  expect((await readAsked({ policy: any }, io)).options.trustedIssuers).toBe(anyIssuer)
  expect((await readAsked({ policy: any, trust: ['did:web:a.example'] }, io)).options.trustedIssuers).toEqual([
    'did:web:a.example',
  ])
  expect((await thrownBy(() => readAsked({ policy: any, pin: ['did:key:z6Mk'] }, io))).code).toBe('OPTIONS_INVALID')
})
