/** The library in a page of its own: the tests call what stands here. */
import { anyIssuer, createVerifier, type VerificationReport } from 'openbadges-kit'
import { coreTests } from '../../core/core-tests.js'

/** What the page offers to a test. */
export interface LibraryPage {
  /** The names of the core tests. */
  readonly names: () => Promise<readonly string[]>
  /** Runs one: why it failed, or nothing. */
  readonly run: (name: string) => Promise<string>
  /** Judges a file of the corpus. */
  readonly judge: (path: string, at: string) => Promise<VerificationReport>
}

declare global {
  interface Window {
    library: LibraryPage
  }
}

window.library = {
  names: async () => (await tests()).map(({ name }) => name),
  run: async (name) => {
    const test = (await tests()).find((each) => each.name === name)
    if (test === undefined) return 'there is no such test'
    try {
      await test.run()
      return ''
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
  },
  judge: async (path, at) => {
    const answers = await held()
    const verifier = createVerifier({
      trustedIssuers: anyIssuer,
      now: () => Date.parse(at),
      // Of this page's own origin, but with nothing to show that it is.
      fetch: async (url) => {
        const file = answers[url]
        if (file === undefined) return new Response('not here', { status: 404 })
        const headers = { 'content-type': file.contentType }
        return new Response(await bytesOf(`/corpus/${file.local}`), { headers })
      },
    })
    return verifier.verify(await bytesOf(`/corpus/${path}`))
  },
}

let loaded: ReturnType<typeof load> | undefined

/** The core tests, with the published vectors at hand. */
function tests(): ReturnType<typeof load> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<ReturnType<typeof coreTests>> {
  const paths = (await json('/lists/vectors.json')) as readonly string[]
  const files = new Map(
    await Promise.all(paths.map(async (path) => [path, await bytesOf(`/vectors/${path}`)] as const)),
  )
  return coreTests((path) => {
    const bytes = files.get(path)
    if (bytes === undefined) throw new TypeError(`no file ${path}`)
    return bytes
  })
}

let urlMap: Promise<UrlMap> | undefined

type UrlMap = Readonly<Record<string, { readonly local: string; readonly contentType: string }>>

/** What the corpus holds for an address. */
function held(): Promise<UrlMap> {
  urlMap ??= json('/corpus/urlmap.json') as Promise<UrlMap>
  return urlMap
}

async function bytesOf(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url)
  if (!response.ok) throw new TypeError(`${url}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function json(url: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await bytesOf(url)))
}
