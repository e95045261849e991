/** The names under which standards bake credentials into pictures. */

/** The two kinds of picture that hold credentials. */
export type Container = 'png' | 'svg'

/** The standard under whose name a credential was baked. What it is, only its text tells. */
export type BakedStandard = 'open-badges-3' | 'clr-2' | 'open-badges-2'

/** How one standard names what it bakes. */
export interface BakedName {
  readonly standard: BakedStandard
  /** Keyword of the chunk in a PNG. */
  readonly keyword: string
  /** Namespace of the element in an SVG. */
  readonly namespace: string
  /** Local name of the element in an SVG. */
  readonly element: string
  /** In a sentence. */
  readonly words: string
}

/** Open Badges 3.0, "Baked Badge": what this library bakes. */
export const openBadges3: BakedName = {
  standard: 'open-badges-3',
  keyword: 'openbadgecredential',
  namespace: 'https://purl.imsglobal.org/ob/v3p0',
  element: 'credential',
  words: 'a credential of Open Badges 3.0',
}

/** Every name that is recognised, the one that counts before others first. */
export const bakedNames: readonly BakedName[] = [
  openBadges3,
  {
    standard: 'clr-2',
    keyword: 'clrcredential',
    namespace: 'https://purl.imsglobal.org/clr/v2p0',
    element: 'credential',
    words: 'a credential of CLR 2.0',
  },
  {
    standard: 'open-badges-2',
    keyword: 'openbadges',
    namespace: 'http://openbadges.org',
    element: 'assertion',
    words: 'an assertion of Open Badges 2.0 or older',
  },
]
