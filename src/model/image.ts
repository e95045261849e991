import type { Iri } from './primitives.js'

/**
 * A picture that stands for a badge, a recipient or an organisation. Closed: nothing else may be added.
 *
 * @closed
 */
export type Image = {
  /** The address of the picture, or the picture itself as a data: URL. */
  readonly id: Iri
  /** Always `Image`, never in an array. */
  readonly type: 'Image'
  /** What the picture shows, in words, for those who cannot see it. */
  readonly caption?: string
}
