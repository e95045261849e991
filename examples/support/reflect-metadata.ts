/** The three functions of the Reflect metadata proposal that `@peculiar/x509` wants to find when it is loaded. */
const metadata = new WeakMap<object, Map<unknown, unknown>>()

function read(key: unknown, target: object): unknown {
  return metadata.get(target)?.get(key)
}

function define(key: unknown, value: unknown, target: object): void {
  const entries = metadata.get(target) ?? new Map<unknown, unknown>()
  metadata.set(target, entries.set(key, value))
}

if (!('getMetadata' in Reflect)) {
  Object.assign(Reflect, { getMetadata: read, getOwnMetadata: read, defineMetadata: define })
}
