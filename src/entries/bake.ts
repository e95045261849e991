/**
 * `openbadges-kit/bake`: badges inside PNG and SVG, bytes in, bytes out. Never looks into a credential; loads no JSON-LD
 * and no proof code.
 */
export { bakeImage } from '../bake/bake-image.js'
export type { Bakeable, BakeOptions } from '../bake/bake-image.js'
export { extractFromImage } from '../bake/extract-from-image.js'
export type { Extracted } from '../bake/extracted.js'
export type { BakedStandard, Container } from '../bake/baked-names.js'
export type { Finding } from '../messages/problem.js'
export { OpenBadgesError } from '../errors.js'
