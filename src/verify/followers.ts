/** Controllers that abort when a signal does. */
export interface Followers {
  /**
   * Has a controller follow a signal.
   *
   * @returns ends that
   */
  readonly follow: (signal: AbortSignal | undefined, controller: AbortController) => () => void
}

/** Makes a group of followers: however many follow one signal, it has one listener. */
export function createFollowers(): Followers {
  const groups = new Map<AbortSignal, Group>()

  function groupOf(signal: AbortSignal): Group {
    const known = groups.get(signal)
    if (known !== undefined) return known
    const controllers = new Set<AbortController>()
    const abort = (): void => {
      for (const controller of controllers) controller.abort(signal.reason)
    }
    signal.addEventListener('abort', abort)
    const group: Group = { controllers, leave: () => signal.removeEventListener('abort', abort) }
    groups.set(signal, group)
    return group
  }

  return {
    follow(signal, controller) {
      if (signal === undefined) return () => undefined
      if (signal.aborted) controller.abort(signal.reason)
      const { controllers, leave } = groupOf(signal)
      controllers.add(controller)
      return () => {
        if (!controllers.delete(controller) || controllers.size > 0) return
        leave()
        groups.delete(signal)
      }
    },
  }
}

interface Group {
  readonly controllers: Set<AbortController>
  readonly leave: () => void
}
