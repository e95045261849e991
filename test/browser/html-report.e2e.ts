/** The report of `openbadges verify --format html`, opened from its file as an auditor opens it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBadges } from './badges.js'
import { openPage, startBrowser, type WatchedPage } from './chromium.js'

const root = join(import.meta.dirname, '../..')
const shots = join(root, 'temp/browser-shots')

let browser: Browser
let folder: string
let address: string

beforeAll(async () => {
  browser = await startBrowser()
  folder = mkdtempSync(join(tmpdir(), 'html-report-'))
  const { issuer, files } = await makeBadges()
  mkdirSync(join(folder, 'badges'))
  for (const { name, bytes } of Object.values(files)) writeFileSync(join(folder, 'badges', name), bytes)
  const out = join(folder, 'report.html')
  const words = ['verify', 'badges', '--trust', issuer, '--offline', '--format', 'html', '--out', out]
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 1) throw new Error(stderr)
  address = pathToFileURL(out).href
})

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(width = 1280): Promise<WatchedPage> {
  const watched = await openPage(browser, { viewport: { width, height: 900 } })
  await watched.page.goto(address)
  return watched
}

describe('the report as a page', () => {
  it('has a summary, a row and an article for each badge, and the pictures', async () => {
    const { page } = await open()
    expect(await page.locator('.tally li').allInnerTexts()).toEqual(['4 verified', '1 unknown', '2 invalid'])
    expect(await page.locator('.overview tbody tr').count()).toBe(7)
    expect(await page.locator('article').count()).toBe(7)
    const sizes = await page
      .locator('img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))
    expect(sizes.length).toBeGreaterThanOrEqual(2)
    expect(sizes.every((size) => size > 0)).toBe(true)
  })

  it('runs nothing, asks nobody, and its policy has nothing to forbid', async () => {
    const { page, requests, complaints } = await open()
    expect(requests()).toEqual([address])
    expect(complaints).toEqual([])
    expect(await page.evaluate(() => [document.scripts.length, 'attacked' in window])).toEqual([0, false])
    const handlers = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((each) =>
        each.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
    )
    expect(handlers).toEqual([])
  })

  it('lets nothing in that somebody smuggles into it', async () => {
    const { page, requests, complaints } = await open()
    const answer = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.attacked = 1'
      document.body.append(script)
      const image = document.createElement('img')
      image.src = 'https://example.org/seen.png'
      document.body.append(image)
      const asked = await fetch('https://example.org/').then(
        () => 'answered',
        () => 'refused',
      )
      return [asked, 'attacked' in window]
    })
    expect(answer).toEqual(['refused', false])
    expect(requests()).toEqual([address])
    expect(complaints.length).toBeGreaterThanOrEqual(3)
  })

  it('shows hostile texts as text, in their own direction', async () => {
    const { page } = await open()
    const titles = await page.locator('article h2').allInnerTexts()
    expect(titles.join('\n')).toContain('<script>window.attacked=1</script>')
    expect(titles.join('\n')).toContain('\\u{202e}gnimmiwS')
    expect(titles.join('\n')).not.toContain('\u202e')
  })

  it.each([
    ['desk', 1280],
    ['phone', 390],
  ] as const)('fits on a %s', async (name, width) => {
    const { page } = await open(width)
    await page.screenshot({ path: join(shots, `report-${name}.png`), fullPage: true })
    const [wide, room] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(wide).toBeLessThanOrEqual(room)
  })

  it('can be printed', async () => {
    const { page } = await open()
    const pdf = await page.pdf({ path: join(shots, 'report.pdf'), format: 'A4' })
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(2)
  })

  it('leads from the overview to each badge', async () => {
    const { page } = await open()
    const targets = await page
      .locator('.overview a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    for (const target of targets) expect(await page.locator(`article${target}`).count()).toBe(1)
    expect(targets).toHaveLength(7)
  })
})
