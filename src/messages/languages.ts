/** The languages that there are, and all that is said in each. */
import { en } from './en.js'
import { phrasesEn } from './phrases-en.js'
import type { Catalogue } from './say.js'
import { termsEn, type Terms } from './terms-en.js'

/** A language, as BCP 47 names it. */
export type Language = 'en'

/** The name of a sentence that belongs to no code. */
export type PhraseKey = keyof typeof phrasesEn

/** All that is said in one language. */
export interface Wording {
  /** Codes and what to do about them. */
  readonly catalogue: Catalogue
  readonly phrases: Readonly<Record<PhraseKey, string>>
  readonly terms: Terms
}

/** Every language with its wording. */
export const wordings: Readonly<Record<Language, Wording>> = {
  en: { catalogue: en, phrases: phrasesEn, terms: termsEn },
}
