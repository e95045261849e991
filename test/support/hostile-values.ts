/** Values that pretend to be JSON, run code when they are looked at, or answer differently each time. */

/** A proxy that throws, whatever it is asked. */
function throwingProxy(target: object = {}): object {
  const refuse = (): never => {
    throw new Error('hostile')
  }
  return new Proxy(target, {
    get: refuse,
    getOwnPropertyDescriptor: refuse,
    getPrototypeOf: refuse,
    has: refuse,
    ownKeys: refuse,
  })
}

/** A proxy that throws something which throws again when it is looked at. */
function doublyThrowingProxy(): object {
  const refuse = (): never => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw throwingProxy()
  }
  return new Proxy({}, { getOwnPropertyDescriptor: refuse, getPrototypeOf: refuse, ownKeys: refuse })
}

/** A proxy that was taken back. */
function revokedProxy(target: object = {}): object {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

/** An object without end: each of its members is another one like it. */
export function bottomless(): object {
  return new Proxy(
    {},
    {
      ownKeys: () => ['a', 'b'],
      getOwnPropertyDescriptor: () => ({ value: bottomless(), enumerable: true, configurable: true }),
    },
  )
}

/** Bytes that say that there are always more of them. */
export function endlessBytes(): Uint8Array {
  return Object.defineProperty(new Uint8Array([0x7b, 0x7d]), Symbol.iterator, {
    *value() {
      for (;;) yield 0x20
    },
  })
}

/** Bytes whose buffer was given away. */
export function detachedBytes(): Uint8Array {
  const bytes = new Uint8Array([0x7b, 0x7d])
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] })
  return bytes
}

const circular: Record<string, unknown> = {}
circular['self'] = { array: [circular] }

const sparse: unknown[] = [1]
sparse[3] = 1

class Badge {
  readonly type = 'VerifiableCredential'
}

/** Name → a value that is no JSON. Functions, since some of them are used up by looking. */
export const hostileValues: Readonly<Record<string, () => unknown>> = {
  nothing: () => undefined,
  'a function': () => () => ({}),
  'a symbol': () => Symbol('badge'),
  'a bigint': () => 1n,
  'a class instance': () => new Badge(),
  'a class': () => Badge,
  'a Date': () => new Date(0),
  'a Map': () => new Map([['type', 'VerifiableCredential']]),
  'a RegExp': () => /a/,
  'an Error': () => new Error('badge'),
  'a Promise': () => Promise.resolve({}),
  'a String object': () => new String('{}'),
  'a Number object': () => new Number(1),
  'an ArrayBuffer': () => new ArrayBuffer(8),
  'a DataView': () => new DataView(new ArrayBuffer(8)),
  'words of two bytes': () => new Uint16Array([0x7b7d]),
  'detached bytes': detachedBytes,
  'an object that inherits': () => Object.create({ type: 'VerifiableCredential' }) as unknown,
  'an accessor': () => ({
    get type(): string {
      throw new Error('run')
    },
  }),
  'an accessor inside': () => ({
    a: [
      {
        get b(): number {
          return 1
        },
      },
    ],
  }),
  'a setter alone': () => Object.defineProperty({}, 'a', { set: () => undefined, enumerable: true }),
  'a hidden property': () => Object.defineProperty({}, 'a', { value: 1 }),
  'a symbol as key': () => ({ [Symbol('a')]: 1 }),
  'a member that is nothing': () => ({ a: undefined }),
  'a member that is a function': () => ({ a: () => 1 }),
  'toJSON as a way out': () => ({ toJSON: () => ({}) }),
  'a cycle': () => circular,
  'an array with a hole': () => sparse,
  'an array with more than members': () => Object.assign([1], { more: 2 }),
  'an array of a foreign class': () => new (class Badges extends Array<number> {})(1),
  'an array without prototype': () => Object.setPrototypeOf([1], null) as unknown,
  'an array with an accessor': () => Object.defineProperty([1], '0', { get: () => 1, enumerable: true }),
  'a proxy that throws': () => throwingProxy(),
  'a proxy of an array that throws': () => throwingProxy([]),
  'a proxy that throws what throws': doublyThrowingProxy,
  'a proxy that throws inside': () => ({ a: throwingProxy() }),
  'a revoked proxy': () => revokedProxy(),
  'a revoked proxy of an array': () => revokedProxy([]),
  'a proxy of bytes': () => new Proxy(new Uint8Array([0x7b, 0x7d]), {}),
  'a proxy that lies about the length of an array': () =>
    new Proxy([1], {
      getOwnPropertyDescriptor: (target, key) =>
        key === 'length'
          ? { value: 'long', writable: true, enumerable: false, configurable: false }
          : Reflect.getOwnPropertyDescriptor(target, key),
    }),
  'a proxy whose length runs code when it is compared': () =>
    new Proxy([1], {
      getOwnPropertyDescriptor: (target, key) =>
        key === 'length'
          ? { value: throwingProxy(), writable: true, enumerable: false, configurable: false }
          : Reflect.getOwnPropertyDescriptor(target, key),
    }),
  'a proxy that denies what it lists': () =>
    new Proxy({}, { ownKeys: () => ['type'], getOwnPropertyDescriptor: () => undefined }),
  'the arguments of a call': () =>
    (function () {
      // eslint-disable-next-line prefer-rest-params
      return arguments
    })(),
  'the global object': () => globalThis,
}
