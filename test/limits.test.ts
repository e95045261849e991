import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../src/limits.js'

const MiB = 1024 * 1024

describe('defaultLimits', () => {
  it.each(Object.entries(defaultLimits))('%s is a whole number above zero', (_, limit) => {
    expect(Number.isSafeInteger(limit)).toBe(true)
    expect(limit).toBeGreaterThan(0)
  })

  // A limit that moves changes verdicts: these are the ones of the threat model.
  it('are those of the threat model', () => {
    expect(defaultLimits).toEqual({
      maxInputBytes: 5 * MiB,
      maxCredentialLength: MiB,
      maxImageBytes: 64 * MiB,
      maxPngChunks: 512,
      maxBakedBytes: MiB,
      maxSvgBytes: 2 * MiB,
      maxSvgDepth: 256,
      maxSvgTags: 200_000,
      maxJsonDepth: 32,
      maxJsonNodes: 5_000,
      maxArrayLength: 500,
      maxObjectKeys: 256,
      maxStringLength: 256 * 1024,
      maxDataUrlLength: 2 * MiB,
      maxContexts: 10,
      maxInlineContexts: 2,
      maxInlineTerms: 100,
      maxNestedContexts: 100,
      maxProofs: 8,
      maxProofValueLength: 256,
      maxSelectiveProofLength: 131_072,
      maxMultikeyLength: 800,
      maxDidLength: 512,
      maxDidJwkLength: 4_096,
      maxUrlLength: 2_048,
      maxQuads: 20_000,
      maxCanonicalSteps: 5_000,
      jsonLdTimeoutMilliseconds: 5_000,
      minRsaBits: 2_048,
      maxRsaBits: 8_192,
      connectTimeoutMilliseconds: 3_000,
      fetchTimeoutMilliseconds: 8_000,
      verificationTimeoutMilliseconds: 20_000,
      maxKeyDocumentBytes: 64 * 1024,
      maxStatusListBytes: 12 * MiB,
      maxStatusEntries: 16,
      maxContained: 100,
      maxEndorsements: 20,
      maxStatusLists: 4,
      maxStatusBitBytes: 16 * MiB,
      maxRevocationListBytes: 2 * MiB,
      maxCredentialSchemaBytes: 256 * 1024,
      maxCredentialSchemas: 4,
      maxCredentialSchemaSteps: 500_000,
      maxFetches: 12,
      maxFetchesPerHost: 4,
      keyCacheSeconds: 300,
      negativeCacheSeconds: 30,
      maxCacheEntries: 1_000,
      statusCacheSeconds: 3_600,
      maxStatusAgeSeconds: 86_400,
      maxCachedStatusLists: 200,
      maxCachedStatusBytes: 256 * MiB,
      maxRememberedStatusLists: 10_000,
      clockToleranceSeconds: 60,
    })
  })

  it('lets an ordinary input hold one picture of the largest size', () => {
    expect(defaultLimits.maxInputBytes).toBeGreaterThan(
      defaultLimits.maxDataUrlLength + defaultLimits.maxCredentialLength,
    )
  })

  it('lets a picture hold the largest badge that is baked', () => {
    expect(defaultLimits.maxSvgBytes).toBeGreaterThan(defaultLimits.maxBakedBytes)
    expect(defaultLimits.maxImageBytes).toBeGreaterThan(defaultLimits.maxInputBytes)
  })

  it('gives a whole verification more time than one request, and that more than a connection', () => {
    const { connectTimeoutMilliseconds, fetchTimeoutMilliseconds, verificationTimeoutMilliseconds } = defaultLimits
    expect(fetchTimeoutMilliseconds).toBeGreaterThan(connectTimeoutMilliseconds)
    expect(verificationTimeoutMilliseconds).toBeGreaterThan(fetchTimeoutMilliseconds)
  })
})
