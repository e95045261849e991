/**
 * Endorsements are other people's credentials that stand inside a badge, in the same graph. What one of them says of a node
 * that the badge describes, the graph says of it, as if the badge's issuer had said it: a name more for the issuer, an
 * address more for the recipient.
 */
import { OpenBadgesError } from '../errors.js'
import { toArray } from '../json/json.js'
import type { DocumentReading, NodeReading } from './compacted-form.js'
import { isNamingOnly } from './graph-check.js'
import { wordsOf } from './quads.js'
import { RDF } from './rdf-terms.js'

/**
 * Checks that endorsements inside a document say nothing of its nodes but what an endorsement says, a comment, and what the
 * document says of them itself. Of its own issuer an endorsement may say more, where the document describes that one too.
 *
 * Holders who spell an endorsement's words at another place spoil its proof; recipients are judged with that in mind
 * (`foreign-words.ts`).
 *
 * @throws OpenBadgesError `NOT_COMPACTED`, at the description
 */
export function checkEndorsedNodes({ nodes }: DocumentReading): void {
  const endorsements = nodes.filter(isEndorsement).map(({ path }) => path)
  if (endorsements.length === 0) return
  const own = describedOutside(nodes)
  for (const node of nodes) {
    const { id, path, graph } = node
    const endorsement = endorsements.find((each) => isWithin(path, each))
    const said = id === undefined || graph !== '' ? undefined : own.get(id)
    if (endorsement === undefined || said === undefined || saysNoMore(node, said.statements)) continue
    if (path === `${endorsement}/issuer` && said.isDescribed) continue
    throw new OpenBadgesError('NOT_COMPACTED', { found: `a second description of ${id}, by an endorsement` }, { path })
  }
}

/** What a document says of a node. */
interface OwnWords {
  readonly statements: Set<string>
  /** Whether it says more than its name. */
  isDescribed: boolean
}

/** What a document says of its nodes outside of the credentials that stand inside it. */
function describedOutside(nodes: DocumentReading['nodes']): ReadonlyMap<string, OwnWords> {
  const [{ object: document }] = nodes
  const inside = nodes.filter(({ path, object }) => path !== '' && isCredential(object)).map(({ path }) => path)
  const own = new Map<string, OwnWords>()
  const add = (id: string): OwnWords => {
    const words = own.get(id) ?? { statements: new Set(), isDescribed: false }
    own.set(id, words)
    return words
  }
  // The issuer alone is shown in full where it is named by text.
  if (typeof document['issuer'] === 'string') add(document['issuer'])
  for (const { id, path, graph, object, statements } of nodes) {
    if (id === undefined || graph !== '' || inside.some((each) => isWithin(path, each))) continue
    const words = add(id)
    for (const statement of statements) words.statements.add(wordsOf(statement))
    words.isDescribed ||= !isNamingOnly(object)
  }
  return own
}

function saysNoMore({ object, statements }: NodeReading, said: ReadonlySet<string>): boolean {
  return (
    isNamingOnly(object) ||
    statements.every((statement) => NAMING.has(statement.predicate) || said.has(wordsOf(statement)))
  )
}

/** What an endorsement says by itself of what it endorses. */
const NAMING: ReadonlySet<string> = new Set([
  `<${RDF}type>`,
  '<https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComment>',
])

function isWithin(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}/`)
}

function isEndorsement({ path, object }: NodeReading): boolean {
  return path !== '' && toArray(object['type']).includes('EndorsementCredential')
}

function isCredential(object: NodeReading['object']): boolean {
  return toArray(object['type']).some((type) => type === 'VerifiableCredential' || type === 'EndorsementCredential')
}
