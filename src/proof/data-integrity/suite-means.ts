import type { JsonObject } from '../../json/json.js'
import { translate, type Translation } from '../../jsonld/translate.js'
import type { HashName } from '../../platform/algorithms.js'
import type { SuiteMeans } from './suite.js'

/** Makes what suites need for one document and its proofs; it remembers what was translated. */
export function createSuiteMeans({ contexts, limits }: Pick<SuiteMeans, 'contexts' | 'limits'>): SuiteMeans {
  const translations = new Map<JsonObject, Map<HashName, Promise<Translation>>>()
  return {
    contexts,
    limits,
    translate: (document, hash) => {
      const known = translations.get(document) ?? new Map<HashName, Promise<Translation>>()
      const translation = known.get(hash) ?? translateNow(document, hash)
      translations.set(document, known.set(hash, translation))
      return translation
    },
  }

  async function translateNow(document: JsonObject, hash: HashName): Promise<Translation> {
    return translate(document, await contexts(), limits, hash)
  }
}
