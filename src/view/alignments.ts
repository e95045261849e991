import { addressesOf, textOf, type ViewAddress, type ViewText } from './addresses.js'
import type { JsonValue } from '../json/json.js'
import type { Draft } from './draft.js'
import type { Pens } from './pens.js'
import { termOf, type ViewTerm } from './terms.js'
import { nodesOf } from './texts.js'

/** How something corresponds to a node of a framework. The issuer says so; the framework was not asked. */
export interface ViewAlignment {
  readonly name?: string
  /** Where the node is described: one, or several that contradict each other. */
  readonly addresses: readonly ViewAddress[]
  readonly framework?: string
  readonly code?: string
  readonly type?: ViewTerm
  readonly description?: ViewText
}

/** Reads the alignments in a property. */
export function alignmentsOf(value: JsonValue | undefined, { texts, wording }: Pens): readonly Draft<ViewAlignment>[] {
  return nodesOf(value).map((node) => ({
    name: texts.line(node['targetName']),
    addresses: addressesOf(node['targetUrl'], texts),
    framework: texts.line(node['targetFramework']),
    code: texts.line(node['targetCode']),
    type: termOf(node['targetType'], texts, wording),
    description: textOf(node['targetDescription'], texts),
  }))
}
