/** People and organisations as they may be shown. */
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { issuerHostOf } from '../model/issuer-host.js'
import { addressesOf, textOf, type ViewAddress, type ViewText } from './addresses.js'
import { OneOf, Shown, type Draft } from './draft.js'
import { imagesOf, type ViewImage } from './images.js'
import { mixedScriptsOf } from './mixed-scripts.js'
import { termOf, type ViewTerm } from './terms.js'
import { nodesOf } from './texts.js'
import type { Pens } from './pens.js'

/** A person or an organisation. Show `id` or `host` first: only the id is proven, and only the issuer's. */
export interface ViewParty {
  readonly id: string
  /** Of a did:web or an https address, in punycode. */
  readonly host?: string
  readonly name?: string
  /**
   * What the name is worth. `trusted`: the issuer is on the trust list. `self-declared`: the issuer
   * calls itself so, which anybody may. `said-by-issuer`: the issuer says so of somebody else, who
   * was not asked.
   */
  readonly nameIs: 'trusted' | 'self-declared' | 'said-by-issuer'
  /** The alphabets of a name that mixes some whose letters look alike; empty for all others. */
  readonly mixedScripts: readonly string[]
  /** The parts of a person's name, in one. */
  readonly personName?: string
  /** Who acts for the organisation. */
  readonly official?: string
  readonly description?: ViewText
  /** Home pages: one, or several that contradict each other. */
  readonly urls: readonly ViewAddress[]
  readonly email?: string
  readonly phone?: string
  readonly images: readonly ViewImage[]
  readonly otherIdentifiers: readonly ViewIdentifier[]
  /** The organisations that it says it belongs to: one, or several that contradict each other. */
  readonly parentOrganizations: readonly ViewParty[]
}

/** A further name under which something is known. */
export interface ViewIdentifier {
  readonly type?: ViewTerm
  readonly identifier: string
}

/** Reads a party, which may be no more than its id. */
export function partyOf(value: JsonValue, nameIs: ViewParty['nameIs'], pens: Pens): Draft<ViewParty> {
  const { texts } = pens
  const node: JsonObject = isJsonObject(value) ? value : { id: value }
  const id = texts.id(node['id'])
  const host = issuerHostOf(id?.text ?? '')
  const name = texts.line(node['name'])
  const mixedScripts = mixedScriptsOf(name?.text ?? '')
  const isMixed = name !== undefined && mixedScripts.length > 0
  return {
    id: id ?? new Shown(''),
    host: host === undefined ? undefined : new Shown(host),
    name: isMixed ? new Shown(name.text, [...name.marks, 'mixed-scripts']) : name,
    // Of several names in one graph, one may be the word of whoever endorses or is a member.
    nameIs: nameIs === 'trusted' && toArray(node['name']).length > 1 ? 'self-declared' : nameIs,
    mixedScripts: mixedScripts.map((script) => new Shown(script)),
    personName: texts.line(personNameOf(node)),
    official: texts.line(node['official']),
    description: textOf(node['description'], texts),
    urls: addressesOf(node['url'], texts),
    email: texts.line(node['email']),
    phone: texts.line(node['phone']),
    images: new OneOf(imagesOf(node['image'], 'profile', texts)),
    otherIdentifiers: identifiersOf(node['otherIdentifier'], pens),
    parentOrganizations: new OneOf(partiesOf(node['parentOrg'], pens)),
  }
}

/** Reads parties of whom the issuer speaks; none of them was asked. */
export function partiesOf(value: JsonValue | undefined, pens: Pens): readonly Draft<ViewParty>[] {
  return toArray(value).map((party) => partyOf(party, 'said-by-issuer', pens))
}

/** Reads further names. */
export function identifiersOf(
  value: JsonValue | undefined,
  { texts, wording }: Pens,
): readonly Draft<ViewIdentifier>[] {
  return nodesOf(value).flatMap(({ identifier, identifierType }) => {
    const shown = texts.id(identifier)
    return shown === undefined ? [] : [{ identifier: shown, type: termOf(identifierType, texts, wording) }]
  })
}

/** Contradicting parts cannot be put together into names. */
function personNameOf(node: JsonObject): string | undefined {
  const parts = NAME_PARTS.map((part) => node[part]).filter((part) => typeof part === 'string')
  return parts.length === 0 ? undefined : parts.join(' ')
}

const NAME_PARTS = [
  'honorificPrefix',
  'givenName',
  'additionalName',
  'patronymicName',
  'familyNamePrefix',
  'familyName',
  'honorificSuffix',
] as const
