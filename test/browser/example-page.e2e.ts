/** The page of `examples/browser`, as a person uses it. */
import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBadges, type BadgeFile, type Badges } from './badges.js'
import { openPage, serveFolders, startBrowser, type FileServer, type WatchedPage } from './chromium.js'

const root = join(import.meta.dirname, '../..')
const shots = join(root, 'temp/browser-shots')

let browser: Browser
let server: FileServer
let badges: Badges

beforeAll(async () => {
  await build({ configFile: join(root, 'examples/browser/vite.config.ts'), logLevel: 'error' })
  server = await serveFolders({ page: join(root, 'temp/browser') })
  browser = await startBrowser()
  badges = await makeBadges()
})

afterAll(async () => {
  await browser.close()
  server.close()
})

/** A new page, with the issuer trusted or not. */
async function open({ trusted = true, width = 1280 } = {}): Promise<WatchedPage> {
  const watched = await openPage(browser, { viewport: { width, height: 900 } })
  await watched.page.goto(`${server.origin}/page/index.html`)
  if (trusted) await watched.page.getByLabel('Issuers that count').fill(badges.issuer)
  return watched
}

/** Drops files as a hand does, and gives their reports, the last one first. */
async function drop({ page }: WatchedPage, ...files: readonly BadgeFile[]): Promise<Locator> {
  const data = await page.evaluateHandle(
    (dropped) => {
      const transfer = new DataTransfer()
      for (const { name, bytes } of dropped) transfer.items.add(new File([new Uint8Array(bytes)], name))
      return transfer
    },
    files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
  )
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: data })
  const reports = page.locator('#reports > article')
  await reports.nth(files.length - 1).waitFor()
  return reports
}

describe('the page for the browser', () => {
  it.each(['document', 'png', 'svg'] as const)('verifies a badge that is dropped: %s', async (kind) => {
    const watched = await open()
    const report = await drop(watched, badges.files[kind])
    expect(await report.locator('h2').innerText()).toBe(`verified ${kind === 'png' ? 'Swimming' : 'First Aid'}`)
    expect(await report.locator('tbody tr').count()).toBe(9)
    expect(await report.getByText(badges.issuer).count()).toBeGreaterThan(0)
    expect(await report.locator('img').count()).toBe(kind === 'document' ? 0 : 1)
    expect(watched.complaints).toEqual([])
  })

  it('verifies a badge that is chosen', async () => {
    const watched = await open()
    const { name, bytes } = badges.files.png
    await watched.page.setInputFiles('#files', { name, mimeType: 'image/png', buffer: Buffer.from(bytes) })
    expect(await watched.page.locator('article h2').innerText()).toBe('verified Swimming')
  })

  it('says of an issuer that nobody named that it is not trusted', async () => {
    const report = await drop(await open({ trusted: false }), badges.files.document)
    expect(await report.locator('h2').innerText()).toBe('untrusted First Aid')
    expect(await report.getAttribute('class')).toBe('open')
  })

  it('shows nothing that a forgery says', async () => {
    const watched = await open()
    const report = await drop(watched, badges.files.forged)
    expect(await report.locator('h2').innerText()).toBe('invalid forged.json')
    expect(await report.getAttribute('class')).toBe('no')
    expect(await report.locator('dl, tbody, section').allInnerTexts()).not.toContain('Doctor')
  })

  it('never takes for fine what it could not ask', async () => {
    const watched = await open()
    const report = await drop(watched, badges.files.revocable)
    expect(await report.locator('h2').innerText()).toBe('unknown Diving')
    expect(await report.getByText('NETWORK_UNAVAILABLE').count()).toBeGreaterThan(0)
    expect(watched.requests().filter((url) => !url.startsWith(server.origin))).toEqual([])
    expect(watched.complaints).toEqual([])
  })

  it('goes on behind a file that is broken', async () => {
    const { cut, document } = badges.files
    const reports = await drop(await open(), cut, { name: 'empty.json', bytes: new Uint8Array() }, document)
    const titles = await reports.locator('h2').allInnerTexts()
    expect(titles).toEqual(['verified First Aid', 'invalid empty.json', 'invalid cut.png'])
  })

  it('shows texts as text, with what cannot be seen written out, and runs nothing', async () => {
    const watched = await open()
    const { hostile, svg } = badges.files
    const reports = await drop(watched, hostile, svg)
    const title = await reports.nth(1).locator('h2').innerText()
    expect(title).toContain('<script>window.attacked=1</script>')
    expect(title).toContain('\\u{202e}gnimmiwS')
    await reports.locator('img').waitFor()
    expect(await watched.page.evaluate(() => 'attacked' in window)).toBe(false)
    expect(await watched.page.locator('script').count()).toBe(1)
    expect(watched.complaints).toEqual([])
  })

  it('loads its own folder, and cannot ask for anything else', async () => {
    const { page, requests } = await open()
    expect(requests().every((url) => url.startsWith(`${server.origin}/page/`))).toBe(true)
    const answers = await page.evaluate(
      (origin) =>
        Promise.all(
          [`${origin}/page/index.html`, 'https://example.org/'].map((url) =>
            fetch(url).then(
              () => 'answered',
              () => 'refused',
            ),
          ),
        ),
      server.origin,
    )
    expect(answers).toEqual(['refused', 'refused'])
    expect(
      await page.evaluate(() => {
        try {
          document.body.innerHTML = '<p></p>'
          return 'let'
        } catch {
          return 'refused'
        }
      }),
    ).toBe('refused')
  })

  it.each([
    ['desk', 1280],
    ['phone', 390],
  ] as const)('fits on a %s', async (name, width) => {
    const watched = await open({ width })
    await drop(watched, badges.files.forged, badges.files.hostile, badges.files.svg)
    await watched.page.screenshot({ path: join(shots, `page-${name}.png`), fullPage: true })
    const [wide, room] = await watched.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(wide).toBeLessThanOrEqual(room)
  })
})
