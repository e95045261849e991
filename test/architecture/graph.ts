/** Name → the names it points to; names that are no key point nowhere. */
export type Graph = ReadonlyMap<string, readonly string[]>

/**
 * Finds what lies on a cycle: the strongly connected components of more than one name, and names
 * that point to themselves. Tarjan's algorithm.
 *
 * @returns each component in alphabetical order
 */
export function componentsWithCycles(graph: Graph): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []
  const found: string[][] = []

  for (const name of graph.keys()) if (!order.has(name)) visit(name)
  return found

  function visit(name: string): void {
    order.set(name, order.size)
    lowest.set(name, order.get(name)!)
    path.push(name)
    for (const next of graph.get(name) ?? []) {
      if (!order.has(next)) visit(next)
      if (path.includes(next)) lowest.set(name, Math.min(lowest.get(name)!, lowest.get(next)!))
    }
    if (lowest.get(name) !== order.get(name)) return
    const component = path.splice(path.indexOf(name))
    if (component.length > 1 || graph.get(name)?.includes(name) === true) found.push(component.sort())
  }
}
