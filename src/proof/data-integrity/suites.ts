import type { JsonObject } from '../../json/json.js'
import { ecdsaSd2023 } from './ecdsa-sd/ecdsa-sd-2023.js'
import { createHashSuite, type Canonicalize } from './hash-suite.js'
import { issuedSuites, type IssuedSuite } from '../issued-suites.js'
import { jcs } from './jcs.js'
import { rdfc } from './rdfc.js'
import type { Suite } from './suite.js'

const issued = (name: IssuedSuite, canonicalize: Canonicalize): Suite =>
  createHashSuite({ name, algorithms: issuedSuites[name], repeatsContexts: canonicalize === jcs, canonicalize })

/** Every suite that is verified. A proof of any other is unknown by name. */
export const suites: readonly Suite[] = [
  issued('eddsa-rdfc-2022', rdfc),
  issued('ecdsa-rdfc-2019', rdfc),
  issued('eddsa-jcs-2022', jcs),
  issued('ecdsa-jcs-2019', jcs),
  ecdsaSd2023,
  // Two older names of the first: of a draft, and of the time before there were cryptosuites.
  createHashSuite({ name: 'eddsa-2022', algorithms: ['Ed25519'], canonicalize: rdfc }),
  createHashSuite({
    name: 'Ed25519Signature2020',
    type: 'Ed25519Signature2020',
    algorithms: ['Ed25519'],
    canonicalize: rdfc,
  }),
]

/** Finds the suite of a proof; `undefined` if this library does not know it. */
export function findSuite({ type, cryptosuite }: JsonObject): Suite | undefined {
  return suites.find((suite) => suite.type === type && (suite.type === suite.name || suite.name === cryptosuite))
}

/** The suite of a name, to sign with. */
export function suiteNamed(name: IssuedSuite): Suite {
  const found = suites.find((suite) => suite.name === name)
  if (found === undefined) throw new TypeError(`no suite ${name}`)
  return found
}
