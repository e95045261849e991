/**
 * A view while it is drawn up. Where the finished view has text, a draft has `Shown`: text that was
 * made inert, with what is to be said of it. So no text of a credential gets into a view as it is.
 */
import { pointerTo } from '../json/json.js'

/** What can be wrong with a text that is shown. */
export type MarkName = 'contradictory' | 'hidden-characters' | 'shortened' | 'blank' | 'mixed-scripts'

/** Text that may be shown. */
export class Shown {
  readonly text: string
  readonly marks: readonly MarkName[]

  constructor(text: string, marks: readonly MarkName[] = []) {
    this.text = text
    this.marks = marks
  }
}

/** What stands where the standard has one thing: one, or several that contradict each other. */
export class OneOf<Member> {
  readonly members: readonly Member[]

  constructor(members: readonly Member[]) {
    this.members = members
  }
}

/** What becomes a `View`; properties that are `undefined` are left out. */
export type Draft<View> = View extends string
  ? string extends View
    ? Shown
    : View
  : View extends readonly (infer Member)[]
    ? readonly Draft<Member>[] | OneOf<Draft<Member>>
    : View extends object
      ? { readonly [Name in keyof View]: Draft<View[Name]> | (object extends Pick<View, Name> ? undefined : never) }
      : View

/** A mark, and what it stands on. */
export interface MarkAt {
  /** JSON pointer into the finished view. */
  readonly at: string
  readonly mark: MarkName
}

/** A view, and the marks of its texts. */
export interface Settled<View> {
  readonly view: View
  readonly marks: readonly MarkAt[]
}

/**
 * Turns a draft into the view: plain JSON, its marks apart.
 *
 * @param draft - of texts, numbers, booleans, arrays and plain objects
 */
export function settle<View>(draft: Draft<View>): Settled<View> {
  const settling: Settling = { path: [], marks: [] }
  // A draft has the very shape of its view.
  return { view: settleHere(draft, settling) as View, marks: settling.marks }
}

interface Settling {
  /** Names and indexes down to the value. Few values are marked, so a pointer is written only then. */
  readonly path: (string | number)[]
  readonly marks: MarkAt[]
}

function settleHere(value: unknown, settling: Settling): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Shown) {
    for (const each of value.marks) mark(each, settling)
    return value.text
  }
  if (value instanceof OneOf) {
    if (value.members.length > 1) mark('contradictory', settling)
    return settleHere(value.members, settling)
  }
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) => settleMember(index, member, settling))
  }
  // The names are those of our own views, none of them a credential's.
  const view: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) view[name] = settleMember(name, member, settling)
  }
  return view
}

function settleMember(key: string | number, member: unknown, settling: Settling): unknown {
  settling.path.push(key)
  const settled = settleHere(member, settling)
  settling.path.pop()
  return settled
}

function mark(name: MarkName, { path, marks }: Settling): void {
  marks.push({ at: path.reduce<string>(pointerTo, ''), mark: name })
}
