/** What every part of a view is drawn up with. */
import type { Wording } from '../messages/languages.js'
import type { Texts } from './texts.js'

/** How texts are read, and in which language the library speaks. */
export interface Pens {
  readonly texts: Texts
  readonly wording: Wording
}
