import { describe, expect, it } from 'vitest'
import type { PlacedProof } from '../../../src/envelope/envelope.js'
import type { JsonObject } from '../../../src/json/json.js'
import { defaultLimits } from '../../../src/limits.js'
import { selectProofs, type SelectedProofs } from '../../../src/proof/data-integrity/select-proofs.js'
import { thrownBy } from '../../support/thrown-by.js'

const good = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' }
const unknown = { ...good, cryptosuite: 'bbs-2023' }
const authentication = { ...good, proofPurpose: 'authentication' }
const placed = (proofs: readonly JsonObject[]): PlacedProof[] =>
  proofs.map((proof, index) => ({ proof, path: `/proof/${index}` }))
const select = (...proofs: readonly JsonObject[]): SelectedProofs =>
  selectProofs(placed(proofs), 'assertionMethod', defaultLimits)

describe('selectProofs', () => {
  it.each<[string, readonly JsonObject[], readonly string[], readonly string[]]>([
    ['one', [good], ['/proof/0'], []],
    ['two', [good, good], ['/proof/0', '/proof/1'], []],
    ['eight', Array.from({ length: 8 }, () => good), Array.from({ length: 8 }, (_, index) => `/proof/${index}`), []],
    ['one beside an unknown suite', [unknown, good], ['/proof/1'], ['/proof/0']],
    ['one beside another purpose', [good, authentication], ['/proof/0'], ['/proof/1']],
    ['one beside an older type', [good, { ...good, type: 'Ed25519Signature2018' }], ['/proof/0'], ['/proof/1']],
    [
      'one beside one of the time before cryptosuites',
      [good, { ...good, type: 'Ed25519Signature2020' }],
      ['/proof/0', '/proof/1'],
      [],
    ],
  ])('selects %s', (_, proofs, known, unchecked) => {
    const selected = select(...proofs)
    expect(selected.known.map(({ placed: { path } }) => path)).toEqual(known)
    expect(selected.findings.map(({ code, path }) => [code, path])).toEqual(
      unchecked.map((path) => ['PROOF_NOT_CHECKED', path]),
    )
  })

  it('quotes of a proof that nobody checks the name of its suite, and nothing that is none', () => {
    const names = ['bbs-2023', 'a.b:C_9', 'a'.repeat(64)]
    const others = ['x. Also: Doctor of Medicine', 'bbs-2023 ', ' bbs-2023', 'a'.repeat(65), '']
    const suitesTold = [...names, ...others].map(
      (cryptosuite) => select(good, { ...good, cryptosuite }).findings[0]?.facts['suite'],
    )
    expect(suitesTold).toEqual([...names, ...others.map(() => '(no name of a suite)')])
  })

  it.each<[string, readonly JsonObject[], string]>([
    ['none', [], 'NO_PROOF'],
    ['nine', Array.from({ length: 9 }, () => good), 'TOO_MANY_PROOFS'],
    ['another purpose', [authentication], 'PROOF_PURPOSE_WRONG'],
    ['no purpose', [{ type: good.type, cryptosuite: good.cryptosuite }], 'PROOF_PURPOSE_WRONG'],
    ['two purposes', [{ ...good, proofPurpose: ['assertionMethod'] }], 'PROOF_PURPOSE_WRONG'],
    ['an unknown suite', [unknown], 'SUITE_NOT_SUPPORTED'],
    ['unknown suites only', [unknown, unknown], 'SUITE_NOT_SUPPORTED'],
    ['an unknown suite and a known one for another purpose', [unknown, authentication], 'SUITE_NOT_SUPPORTED'],
    ['no suite', [{ type: good.type, proofPurpose: good.proofPurpose }], 'SUITE_NOT_SUPPORTED'],
    ['two suites', [{ ...good, cryptosuite: ['eddsa-rdfc-2022'] }], 'SUITE_NOT_SUPPORTED'],
    ['a suite in capitals', [{ ...good, cryptosuite: 'EDDSA-RDFC-2022' }], 'SUITE_NOT_SUPPORTED'],
    ['two types', [{ ...good, type: ['DataIntegrityProof'] }], 'SUITE_NOT_SUPPORTED'],
    ['a chain whose start is gone', [{ ...good, previousProof: 'urn:uuid:1' }], 'PREVIOUS_PROOF_MISSING'],
    [
      'a chain one of whose starts is gone',
      [
        { ...good, id: 'urn:uuid:1' },
        { ...good, previousProof: ['urn:uuid:2', 'urn:uuid:1'] },
      ],
      'PREVIOUS_PROOF_MISSING',
    ],
    ['a chain to something that is no name', [{ ...good, previousProof: 7 }], 'PREVIOUS_PROOF_MISSING'],
    ['a chain to null, where a proof has no id', [good, { ...good, previousProof: null }], 'PREVIOUS_PROOF_MISSING'],
    ['a chain to itself', [{ ...good, id: 'urn:uuid:1', previousProof: 'urn:uuid:1' }], 'PROOF_CHAIN_CIRCULAR'],
    [
      'a chain that builds on a proof for another purpose',
      [
        { ...authentication, id: 'urn:uuid:1' },
        { ...good, previousProof: 'urn:uuid:1' },
      ],
      'PROOF_PURPOSE_WRONG',
    ],
    [
      'a chain of an unknown suite beside a good proof',
      [good, { ...unknown, previousProof: 'urn:uuid:9' }],
      'PREVIOUS_PROOF_MISSING',
    ],
  ])('refuses %s', (_, proofs, code) => {
    expect(thrownBy(() => select(...proofs)).code).toBe(code)
  })

  it('has its doubts of a proof that continues one of an unknown suite, and of that alone', () => {
    const continued = { ...good, previousProof: 'urn:uuid:1' }
    const { known, findings } = select({ ...unknown, id: 'urn:uuid:1' }, good, continued)
    expect(known.map(({ placed: { path }, doubt }) => [path, doubt?.code, doubt?.path, doubt?.facts['suite']])).toEqual(
      [
        ['/proof/1', undefined, undefined, undefined],
        ['/proof/2', 'SUITE_NOT_SUPPORTED', '/proof/0', 'bbs-2023'],
      ],
    )
    expect(findings.map(({ path }) => path)).toEqual(['/proof/0'])
  })

  it('has no chain where the list of previous proofs is empty', () => {
    expect(select({ ...good, previousProof: [] }).known).toHaveLength(1)
  })

  const supported = [
    ...['eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'eddsa-jcs-2022', 'ecdsa-jcs-2019', 'ecdsa-sd-2023', 'eddsa-2022'],
    'Ed25519Signature2020',
  ]
  it.each<[string, readonly JsonObject[], string | undefined, object]>([
    ['none', [], undefined, {}],
    ['nine', Array.from({ length: 9 }, () => good), '/proof', { limit: 8, found: 9 }],
    [
      'another purpose',
      [authentication, { ...good, proofPurpose: 'keyAgreement' }],
      '/proof/0/proofPurpose',
      { expected: 'assertionMethod', found: '"authentication"' },
    ],
    [
      'a chain that builds on a proof for another purpose',
      [good, { ...authentication, id: 'urn:uuid:1' }, { ...good, previousProof: 'urn:uuid:1' }],
      '/proof/1/proofPurpose',
      { expected: 'assertionMethod', found: '"authentication"' },
    ],
    [
      'unknown suites',
      [authentication, unknown, { ...unknown, cryptosuite: 'x' }],
      '/proof/1',
      { suite: 'bbs-2023', supported },
    ],
  ])('names what was found and where: %s', (_, proofs, path, facts) => {
    const error = thrownBy(() => select(...proofs))
    expect([error.path, error.facts]).toEqual([path, facts])
  })

  it('follows no chain of a proof of an older type that nobody knows', () => {
    const { known } = select(good, { ...good, type: 'Ed25519Signature2018', previousProof: 'urn:uuid:9' })
    expect(known).toHaveLength(1)
  })

  it('gives with each proof its suite, and the proofs that it continues', () => {
    const first = { ...good, id: 'urn:uuid:1' }
    const next = { ...good, cryptosuite: 'eddsa-jcs-2022', previousProof: 'urn:uuid:1' }
    expect(
      select(first, next).known.map(({ suite, previous }) => [suite.name, previous.map(({ path }) => path)]),
    ).toEqual([
      ['eddsa-rdfc-2022', []],
      ['eddsa-jcs-2022', ['/proof/0']],
    ])
  })
})
