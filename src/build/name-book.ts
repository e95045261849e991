/**
 * The classes of nodes whose ids are kept apart. Refresh services, schemas and terms of use are not: a badge is often
 * refreshed at its own address.
 */
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
  | 'picture'
  | 'status entry'

/** An endorsement inside a document. */
export interface PlacedEndorsement {
  /** JSON pointer to it. */
  readonly path: string
  /** The id of what it speaks of. */
  readonly subject: string
  /** The id of what carries it. */
  readonly carrier: string
}

/**
 * Keeps what each id of a document names, and of which ids its endorsements speak.
 *
 * In a graph, everything said of one id is said of one thing: an achievement with the id of its
 * issuer would be an organisation too, and two rubric levels with one id would be a single one.
 * Pictures may be named again, and so may people and organisations, as issuer, creator and recipient: somebody who
 * awards a badge to themselves is all three (spec.md T-40).
 */
export class NameBook {
  private readonly named = new Map<string, NodeClass>()
  private readonly spoken: PlacedEndorsement[] = []

  /** The endorsements that were met, in the order of reading. */
  get endorsements(): readonly PlacedEndorsement[] {
    return this.spoken
  }

  /** Notes what an endorsement speaks of, and where it stands. */
  noteEndorsement(endorsement: PlacedEndorsement): void {
    this.spoken.push(endorsement)
  }

  /** Tells whether an id names anything. */
  has(id: string): boolean {
    return this.named.has(id)
  }

  /**
   * Notes what an id names.
   *
   * @returns what it already names, if that is something else
   */
  claim(id: string, nodeClass: NodeClass): NodeClass | undefined {
    const other = this.named.get(id)
    if (other === undefined) this.named.set(id, nodeClass)
    if (other === undefined || (PARTIES.has(other) && PARTIES.has(nodeClass))) return undefined
    return other === nodeClass && isWrittenAsRead(nodeClass) ? undefined : other
  }
}

/**
 * Tells whether things of a class may be described in several places, each as it is read: people and
 * organisations, pictures. What is said of one id is then shown at all of its places.
 */
export function isWrittenAsRead(nodeClass: NodeClass): boolean {
  return nodeClass === 'profile' || nodeClass === 'picture'
}

const PARTIES: ReadonlySet<NodeClass> = new Set(['profile', 'subject'])
