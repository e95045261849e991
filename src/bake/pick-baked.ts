import { OpenBadgesError } from '../errors.js'
import { finding, type Finding } from '../messages/problem.js'
import { bakedNames, type BakedName, type Container } from './baked-names.js'

/** Something in a picture that stands under the name of a standard. */
interface Named {
  readonly name: BakedName
}

/**
 * Picks the credential that counts among all that is baked into a picture: that of the newest standard. A finding
 * tells of the others.
 *
 * @param places - all that stands under a name that is recognised
 * @param container - the kind of picture
 * @throws OpenBadgesError `NOTHING_BAKED`; `MULTIPLE_CREDENTIALS` if two stand under the name that counts
 */
export function pickBaked<Place extends Named>(
  places: readonly Place[],
  container: Container,
): { readonly picked: Place; readonly findings: readonly Finding[] } {
  const [counting, ...others] = bakedNames.filter((name) => places.some((place) => place.name === name))
  const [picked, ...rivals] = places.filter(({ name }) => name === counting)
  if (picked === undefined) throw new OpenBadgesError('NOTHING_BAKED', { container: container.toUpperCase() })
  if (rivals.length > 0) throw new OpenBadgesError('MULTIPLE_CREDENTIALS', { found: String(rivals.length + 1) })
  return { picked, findings: others.map(besideOthers) }
}

function besideOthers({ words }: BakedName): Finding {
  return finding('BAKED_BESIDE_OTHERS', { found: words })
}
