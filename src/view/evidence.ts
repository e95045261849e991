import type { JsonValue } from '../json/json.js'
import { addressesOf, textOf, type ViewAddress, type ViewText } from './addresses.js'
import type { Draft } from './draft.js'
import type { Pens } from './pens.js'
import { nodesOf } from './texts.js'

/** What the recipient made or did, as the issuer words it. What is at the address was not looked at. */
export interface ViewEvidence {
  readonly name?: string
  readonly description?: ViewText
  readonly narrative?: ViewText
  readonly addresses: readonly ViewAddress[]
  readonly genre?: string
  readonly audience?: string
}

/** Reads the evidence of a badge. */
export function evidenceOf(value: JsonValue | undefined, { texts }: Pens): readonly Draft<ViewEvidence>[] {
  return nodesOf(value).map((node) => ({
    name: texts.line(node['name']),
    description: textOf(node['description'], texts),
    narrative: textOf(node['narrative'], texts),
    addresses: addressesOf(node['id'], texts),
    genre: texts.line(node['genre']),
    audience: texts.line(node['audience']),
  }))
}
