/** The classes of nodes that may have an id. */
export type NodeClass =
  | 'badge'
  | 'endorsement'
  | 'achievement'
  | 'profile'
  | 'subject'
  | 'related achievement'
  | 'result description'
  | 'rubric level'
  | 'evidence'
  | 'criteria'
  | 'status entry'

/**
 * Keeps what each id of a document names.
 *
 * In a graph, everything said of one id is said of one thing: an achievement with the id of its
 * issuer would be an organisation too, and two rubric levels with one id would be a single one.
 * Only people and organisations may be named again, as issuer, creator and recipient: somebody who
 * awards a badge to themselves is all three (spec.md T-40).
 */
export class NameBook {
  private readonly named = new Map<string, NodeClass>()

  /**
   * Notes what an id names.
   *
   * @returns what it already names, if that is something else
   */
  claim(id: string, nodeClass: NodeClass): NodeClass | undefined {
    const other = this.named.get(id)
    if (other === undefined) this.named.set(id, nodeClass)
    return other === undefined || (PARTIES.has(other) && PARTIES.has(nodeClass)) ? undefined : other
  }
}

const PARTIES: ReadonlySet<NodeClass> = new Set(['profile', 'subject'])
