/** A real browser, and a server of this machine's that it may load pages from. */
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { chromium, type Browser, type Page, type Request } from 'playwright-core'

/** A page, and what it did. */
export interface WatchedPage {
  readonly page: Page
  /** What it asked for, but `data:` and `blob:`, and what its policy kept from being asked. */
  readonly requests: () => readonly string[]
  /** Errors, warnings, and whatever its policy forbade. */
  readonly complaints: readonly string[]
}

/** Starts Debian's Chromium, or the one that `OPENBADGES_CHROMIUM` names. */
export function startBrowser(): Promise<Browser> {
  const executablePath = process.env['OPENBADGES_CHROMIUM'] ?? '/usr/bin/chromium'
  // As root, which containers often are, its own sandbox cannot be set up.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

/** Opens a page of its own and watches it. */
export async function openPage(
  browser: Browser,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<WatchedPage> {
  const page = await browser.newPage(options)
  const complaints: string[] = []
  const requests = new Map<Request, string>()
  page.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url())) requests.set(request, request.url())
  })
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') requests.delete(request)
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return { page, requests: () => [...requests.values()], complaints }
}

/** A server of files. */
export interface FileServer {
  readonly origin: string
  readonly close: () => void
}

/**
 * Serves folders on this machine.
 *
 * @param folders - by the first part of the path
 */
export async function serveFolders(folders: Readonly<Record<string, string>>): Promise<FileServer> {
  const server = createServer((request, response) => {
    const [, first = '', ...rest] = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).split(
      '/',
    )
    const folder = folders[first]
    const path = folder === undefined || rest.includes('..') ? undefined : join(folder, ...rest)
    const answer = path === undefined ? Promise.reject(new Error('not here')) : readFile(path)
    answer.then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': TYPES[extname(path ?? '')] ?? 'application/octet-stream' })
          .end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}
