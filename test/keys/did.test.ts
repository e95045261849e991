import { describe, expect, it } from 'vitest'
import { didMethodOf, didWebUrl, readDidJwk, readDidKey, splitFragment } from '../../src/keys/did.js'
import { defaultLimits } from '../../src/limits.js'
import type { Jwk } from '../../src/platform/algorithms.js'
import { describeCorpus, readCorpus } from '../support/corpus.js'
import { thrownBy } from '../support/thrown-by.js'

describe('splitFragment', () => {
  it.each([
    ['did:key:z6Mk#z6Mk', 'did:key:z6Mk', 'z6Mk'],
    ['did:key:z6Mk', 'did:key:z6Mk', undefined],
    ['did:key:z6Mk#', 'did:key:z6Mk', ''],
    ['did:key:z6Mk#a#b', 'did:key:z6Mk', 'a#b'],
    ['#a', '', 'a'],
    ['', '', undefined],
  ])('takes %j apart at the first #', (text, did, fragment) => {
    expect(splitFragment(text)).toEqual({ did, fragment })
  })
})

describe('didMethodOf', () => {
  it.each([
    ['did:key:z6Mk', 'key'],
    ['did:web:school.example', 'web'],
    ['did:v1x:abc', 'v1x'],
    ['DID:key:z6Mk', undefined],
    ['did:Key:z6Mk', undefined],
    ['did:key', undefined],
    ['did::key', undefined],
    [' did:key:z6Mk', undefined],
    ['https://school.example/did:key:z6Mk', undefined],
    ['', undefined],
  ])('of %j is %j', (text, method) => {
    expect(didMethodOf(text)).toBe(method)
  })
})

describe('readDidKey', () => {
  // The test vectors of the did:key method.
  it.each([
    [
      'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp',
      { crv: 'Ed25519', kty: 'OKP', x: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik' },
    ],
    [
      'did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169',
      {
        crv: 'P-256',
        kty: 'EC',
        x: 'fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI',
        y: 'hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU',
      },
    ],
    [
      'did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv',
      {
        crv: 'P-256',
        kty: 'EC',
        x: 'igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns',
        y: 'efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM',
      },
    ],
    [
      'did:key:z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9',
      {
        crv: 'P-384',
        kty: 'EC',
        x: 'lInTxl8fjLKp_UCrxI0WDklahi-7-_6JbtiHjiRvMvhedhKVdHBfi2HCY8t_QJyc',
        y: 'y6N1IC-2mXxHreETBW7K3mBcw0qGr3CWHCs-yl09yCQRLcyfGv7XhqAngHOu51Zv',
      },
    ],
  ])('reads %s as its method says', (did, jwk) => {
    expect(readDidKey(did, defaultLimits).jwk).toEqual(jwk)
  })

  describeCorpus('the vectors of did:key', () => {
    interface Vector {
      readonly publicKeyJwk?: Jwk
      readonly verificationMethod?: { readonly publicKeyJwk?: Jwk; readonly publicKeyBase58?: string }
    }
    const vectors = ['nist-curves', 'rsa'].flatMap((name) => {
      const text = readCorpus(`files/w3c-ccg+did-method-key/test-vectors/${name}.json`).toString('utf8')
      return Object.entries(JSON.parse(text) as Readonly<Record<string, Vector>>)
    })

    it('are read: P-256, P-384, P-521, and RSA of 2,048 and 4,096 bits', () => {
      const kinds = vectors.flatMap(([did, { publicKeyJwk, verificationMethod }]) => {
        const jwk = publicKeyJwk ?? verificationMethod?.publicKeyJwk
        if (jwk === undefined) return []
        expect(readDidKey(did, defaultLimits).jwk).toEqual({ ...jwk })
        return [`${jwk.crv ?? ''}${String(jwk.n?.length ?? '')}`]
      })
      expect(new Set(kinds)).toEqual(new Set(['P-256', 'P-384', 'P-521', '342', '683']))
    })
  })

  it.each([
    ['nothing', 'did:key:'],
    ['another base', 'did:key:u7QE'],
    ['a version', 'did:key:1.1:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp'],
    ['a path', 'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp/a'],
    ['a query', 'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp?a=b'],
    ['a line break', 'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp\n'],
    ['percent signs', 'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW%70'],
    ['too much', `did:key:z${'2'.repeat(800)}`],
  ])('refuses %s behind did:key:', (_, did) => {
    expect(thrownBy(() => readDidKey(did, defaultLimits)).code).toBe('DID_MALFORMED')
  })

  it('shows no more than the beginning of what it refuses', () => {
    const { message } = thrownBy(() => readDidKey(`did:key:z${'2'.repeat(100_000)}`, defaultLimits))
    expect(message.length).toBeLessThan(400)
  })
})

describe('readDidJwk', () => {
  // The example of the did:jwk method.
  const did =
    'did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9'
  const encode = (jwk: unknown): string => `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`
  const jwk = { crv: 'Ed25519', kty: 'OKP', x: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik' }

  it('reads the example of its method', () => {
    expect(readDidJwk(did, defaultLimits).jwk).toEqual({
      crv: 'P-256',
      kty: 'EC',
      x: 'acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0',
      y: '_KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE',
    })
  })

  it('reads only the members that make the key', () => {
    expect(readDidJwk(encode({ ...jwk, kid: 'a', use: 'sig', alg: 'EdDSA' }), defaultLimits).jwk).toEqual(jwk)
  })

  it.each([
    ['nothing', 'did:jwk:', 'JSON_SYNTAX'],
    ['padding', `${encode(jwk)}=`, 'DID_MALFORMED'],
    ['base64 of the other alphabet', 'did:jwk:+/+/', 'DID_MALFORMED'],
    ['bytes that are not UTF-8', `did:jwk:${Buffer.from([0xff, 0xff]).toString('base64url')}`, 'DID_MALFORMED'],
    ['an array', encode([jwk]), 'DID_MALFORMED'],
    ['text', encode('jwk'), 'DID_MALFORMED'],
    ['a key twice', `did:jwk:${Buffer.from('{"kty":"OKP","kty":"EC"}').toString('base64url')}`, 'JSON_DUPLICATE_KEY'],
    ['too much', encode({ ...jwk, kid: 'k'.repeat(5_000) }), 'DID_MALFORMED'],
    ['a private key', encode({ ...jwk, d: 'AAAA' }), 'KEY_MALFORMED'],
    ['a shared secret', encode({ kty: 'oct', k: 'AAAA' }), 'KEY_MALFORMED'],
    ['a key of another type', encode({ kty: 'OKP', crv: 'X25519', x: jwk.x }), 'KEY_TYPE_NOT_SUPPORTED'],
    ['a weak key', encode({ ...jwk, x: 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }), 'KEY_WEAK'],
  ])('refuses %s', (_, text, code) => {
    expect(thrownBy(() => readDidJwk(text, defaultLimits)).code).toBe(code)
  })

  it('shows nothing of a private key that it refuses', () => {
    const error = thrownBy(() => readDidJwk(encode({ ...jwk, d: 'c2VjcmV0' }), defaultLimits))
    expect(JSON.stringify([error.message, error.facts])).not.toContain('c2VjcmV0')
  })
})

describe('didWebUrl', () => {
  // The examples of the did:web method, and further ones.
  it.each([
    ['did:web:w3c-ccg.github.io', 'https://w3c-ccg.github.io/.well-known/did.json'],
    ['did:web:w3c-ccg.github.io:user:alice', 'https://w3c-ccg.github.io/user/alice/did.json'],
    ['did:web:example.com%3A3000', 'https://example.com:3000/.well-known/did.json'],
    ['did:web:example.com%3a3000:user:alice', 'https://example.com:3000/user/alice/did.json'],
    ['did:web:xn--bcher-kva.example', 'https://xn--bcher-kva.example/.well-known/did.json'],
    ['did:web:example.com:a.b:c_d:e-f', 'https://example.com/a.b/c_d/e-f/did.json'],
    ['did:web:example.com:...', 'https://example.com/.../did.json'],
    // Whether such a host may be asked is for the gatekeeper to say.
    ['did:web:localhost', 'https://localhost/.well-known/did.json'],
    ['did:web:127.0.0.1', 'https://127.0.0.1/.well-known/did.json'],
  ])('of %s is %s', (did, url) => {
    expect(didWebUrl(did, defaultLimits)).toBe(url)
  })

  it.each([
    ['no host', 'did:web:'],
    ['a slash', 'did:web:school.example/a'],
    ['a query', 'did:web:school.example?a=b'],
    ['a fragment', 'did:web:school.example#a'],
    ['a user name', 'did:web:user@school.example'],
    ['an encoded user name', 'did:web:user%40school.example'],
    ['an encoded slash', 'did:web:school.example%2Fa'],
    ['an encoded slash in the path', 'did:web:school.example:a%2Fb'],
    ['two dots', 'did:web:school.example:..:a'],
    ['one dot', 'did:web:school.example:.:a'],
    ['encoded dots', 'did:web:school.example:%2e%2e'],
    ['an empty segment', 'did:web:school.example::a'],
    ['an empty last segment', 'did:web:school.example:a:'],
    ['a port that is not encoded and none', 'did:web:school.example%3A'],
    ['a port of six digits', 'did:web:school.example%3A123456'],
    ['a port that is too large', 'did:web:school.example%3A65536'],
    ['a label that begins as an international one and is none', 'did:web:xn--amplelelelbcherkva.example'],
    ['a number that is no address', 'did:web:999.1'],
    ['a port in words', 'did:web:school.example%3Ahttps'],
    ['two ports', 'did:web:school.example%3A1%3A2'],
    ['capitals in the host', 'did:web:School.example'],
    ['letters of other alphabets', 'did:web:schööl.example'],
    ['a dot at the end', 'did:web:school.example.'],
    ['a dot at the start', 'did:web:.school.example'],
    ['a hyphen at the end of a label', 'did:web:school-.example'],
    ['a backslash', 'did:web:school.example\\a'],
    ['white space', 'did:web:school.example a'],
    ['a line break at the end', 'did:web:school.example\n'],
    ['an IPv6 address', 'did:web:[::1]'],
    ['too much', `did:web:${'a'.repeat(510)}`],
  ])('refuses %s', (_, did) => {
    expect(thrownBy(() => didWebUrl(did, defaultLimits)).code).toBe('DID_MALFORMED')
  })

  it('refuses long and hostile text quickly', () => {
    for (const part of ['a-', 'a.', ':a', '-', '%3A']) {
      const did = `did:web:${part.repeat(200)}!`
      expect(thrownBy(() => didWebUrl(did, { ...defaultLimits, maxDidLength: 10_000 })).code).toBe('DID_MALFORMED')
    }
    // The worst text of this length takes a regular expression that backtracks for ever.
  })
})
