/**
 * Finds the alphabets of a name that mixes some whose letters look alike: Latin, Cyrillic, Greek,
 * Armenian, Cherokee, Coptic (after UTS #39, section 5, and much simpler).
 *
 * Does not find a name that is wholly of another alphabet, nor look-alikes within one; letters of
 * Chinese, Arabic and others beside Latin ones are no mixture.
 *
 * @param name - anybody's
 * @returns the alphabets, Latin first; none for a name of one alphabet
 */
export function mixedScriptsOf(name: string): readonly string[] {
  const found = scripts.filter(([, letter]) => letter.test(name)).map(([script]) => script)
  return found.length > 1 ? found : []
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Coptic', /\p{Script=Coptic}/u],
]
