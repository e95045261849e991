import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toUtf8 } from '../../../src/platform/bytes.js'
import { checkDigest } from '../../../src/schema/inline/digest.js'

const bytes = toUtf8('{}')
const digestOf = (algorithm: string, text = '{}'): string =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`

describe('checkDigest', () => {
  it.each(['sha256', 'sha384'])('takes a %s that is right', (algorithm) => {
    expect(checkDigest(bytes, digestOf(algorithm))).toBe('equal')
  })

  it('tells both where they differ', () => {
    const expected = digestOf('sha384', '{ }')
    expect(checkDigest(bytes, expected)).toEqual({ expected, found: digestOf('sha384') })
  })

  it('counts the strongest that is stated', () => {
    expect(checkDigest(bytes, `${digestOf('sha256')} ${digestOf('sha384', '')}`)).toMatchObject({
      found: digestOf('sha384'),
    })
    expect(checkDigest(bytes, `${digestOf('sha256', '')} ${digestOf('sha384')}`)).toBe('equal')
  })

  it('takes one of several of a kind, and options behind it', () => {
    expect(checkDigest(bytes, `${digestOf('sha256', '')} ${digestOf('sha256')}?ct=application/json`)).toBe('equal')
  })

  it.each(['', 'md5-AAAA', 'sha512-AAAA', 'sha384', 'sha384-', 'sha384-%%'])('does not know "%s"', (digest) => {
    expect(checkDigest(bytes, digest)).toBe('unknown')
  })
})
