/** Many pieces of work at a time, whose results come in the order of what they were made from. */

/** A piece of work that was begun. */
export interface Begun<Result> {
  readonly result: Promise<Result>
  /** Bytes that it holds until its result was taken, more or less. */
  readonly weight: number
  /** Stops what it waits for: nobody takes its result. */
  readonly stop: () => void
}

/** How far ahead of its taker the work may be: so many pieces, and no more than one beyond so many bytes. */
export interface Room {
  readonly pieces: number
  readonly bytes: number
}

/** One result. */
export interface Done<Input, Result> {
  readonly index: number
  readonly input: Input
  readonly result: Result
}

/** How the work is done. */
export interface Work<Input, Result> {
  /**
   * Begins one piece. What is thrown or rejected comes out in its place in the order, and ends the rest.
   *
   * @param turn - when all pieces before this one are done
   */
  readonly begin: (input: Input, index: number, turn: Promise<void>) => Begun<Result>
  readonly room: Room
  /** Ends everything; what is waited for then throws its reason. */
  readonly signal: AbortSignal | undefined
}

/**
 * Works on inputs as they come, as far ahead as there is room, and gives the results in their order.
 *
 * No input is asked for before somebody wants a result. When the taker leaves, by `break` or by an error, the source
 * is told (`return`), and all work is stopped; a source that is being waited for at that moment is not waited for.
 *
 * @param inputs - where they come from; an error of theirs comes out after the results of what came before
 * @param work - see there
 */
export async function* inOrder<Input, Result>(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  { begin, room, signal }: Work<Input, Result>,
): AsyncGenerator<Done<Input, Result>, void, undefined> {
  const source = walk(inputs)
  const row: Piece<Input, Result>[] = []
  const bell = hangBell()
  let turn = Promise.resolve()
  let count = 0
  let held = 0
  const now = { isPulling: false, isOver: false, isLeft: false }

  async function pull(): Promise<void> {
    now.isPulling = true
    try {
      const next = await source.next()
      // What comes when everybody has gone is not begun.
      if (next.done === true || now.isLeft) now.isOver = true
      else add(next.value)
    } catch (error) {
      now.isOver = true
      row.push({ weight: 0, stop: () => undefined, outcome: { error } })
    }
    now.isPulling = false
    bell.ring()
  }

  function add(input: Input): void {
    const before = turn
    const index = count++
    const { result, weight, stop } = begin(input, index, before)
    const piece: Piece<Input, Result> = { weight, stop, outcome: undefined }
    row.push(piece)
    held += weight
    const settle = (outcome: NonNullable<Piece<Input, Result>['outcome']>): Promise<void> => {
      piece.outcome = outcome
      if (row[0] === piece) bell.ring()
      return before
    }
    turn = result.then(
      (value) => settle({ done: { index, input, result: value } }),
      (error: unknown) => settle({ error }),
    )
  }

  signal?.addEventListener('abort', bell.ring)
  try {
    for (;;) {
      signal?.throwIfAborted()
      if (!now.isOver && !now.isPulling && row.length < room.pieces && held < room.bytes) void pull()
      const [{ outcome, weight } = NOTHING] = row
      if (outcome !== undefined) {
        row.shift()
        held -= weight
        if ('error' in outcome) throw outcome.error
        yield outcome.done
      } else if (row.length === 0 && now.isOver) {
        return
      } else {
        await bell.rung()
      }
    }
  } finally {
    signal?.removeEventListener('abort', bell.ring)
    now.isLeft = true
    for (const { stop } of row) stop()
    const left = now.isOver ? undefined : source.return()
    if (now.isPulling) left?.catch(() => undefined)
    else await left
  }
}

interface Piece<Input, Result> {
  readonly weight: number
  readonly stop: () => void
  outcome: { readonly done: Done<Input, Result> } | { readonly error: unknown } | undefined
}

const NOTHING = { outcome: undefined, weight: 0 } as const

/** Inputs of either kind, one at a time; promises among them are waited for. */
async function* walk<Input>(inputs: Iterable<Input> | AsyncIterable<Input>): AsyncGenerator<Input, void, undefined> {
  yield* inputs
}

interface Bell {
  readonly ring: () => void
  /** Until it rings, or at once if it rang since it was last waited for. */
  readonly rung: () => Promise<void>
}

function hangBell(): Bell {
  let hasRung = false
  let wake = (): void => undefined
  return {
    ring: () => {
      hasRung = true
      wake()
    },
    rung: async () => {
      if (!hasRung) await new Promise<void>((resolve) => (wake = resolve))
      hasRung = false
    },
  }
}
