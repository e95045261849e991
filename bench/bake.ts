/**
 * What baking and extracting cost, and how it grows with the picture. Prints milliseconds, the median of several runs,
 * and how many times the work of four times the picture is.
 *
 *     node scripts/run.mjs bench/bake.ts
 *
 * With a number, one PNG of so many megabytes is baked and read in a process that has done nothing else, and the memory
 * is printed that this took at most, beyond that of the picture itself.
 *
 *     node scripts/run.mjs bench/bake.ts 20
 */
import { crc32 } from 'node:zlib'
import { bakeImage, extractFromImage } from 'openbadges-kit'
import { chunkOf, pngOf, svgNamespace } from '../test/support/pictures.js'
import { assert } from './contests.js'

const RUNS = 9
const MEGABYTE = 1_000_000
const badge = JSON.stringify({ name: 'x'.repeat(3_000) })

const megabytes = Number(process.argv[2] ?? 0)
await (megabytes > 0 ? weigh(megabytes) : compareAll())

async function compareAll(): Promise<void> {
  console.log('milliseconds'.padEnd(40), 'bake'.padStart(8), 'extract'.padStart(8), 'crc32'.padStart(8))
  await compare('PNG in one chunk', 5, 20, (bytes) => pngOf([chunkOf('IDAT', new Uint8Array(bytes))]))
  await compare('PNG in chunks of 8 KiB', 5, 20, (bytes) =>
    pngOf(Array.from({ length: bytes / 8_192 }, () => chunkOf('IDAT', new Uint8Array(8_192)))),
  )
  await compare('SVG', 0.4, 1.6, drawingOf)
}

async function weigh(size: number): Promise<void> {
  const picture = pngOf([chunkOf('IDAT', new Uint8Array(size * MEGABYTE))])
  const before = process.resourceUsage().maxRSS
  assert((await extractFromImage(bakeImage(picture, badge))).text === badge)
  const kilobytes = process.resourceUsage().maxRSS - before
  console.log(`PNG of ${size} MB, baked and read: ${(kilobytes / 1_000).toFixed(0)} MB more than before`)
}

/** The checksums of a PNG are what cannot be left out. */
async function compare(name: string, small: number, large: number, make: (bytes: number) => Uint8Array): Promise<void> {
  const [first, second] = [await measure(make(small * MEGABYTE)), await measure(make(large * MEGABYTE))]
  console.log(lineOf(`${name}, ${small} MB`, first, (time) => time.toFixed(2)))
  console.log(lineOf(`${name}, ${large} MB`, second, (time) => time.toFixed(2)))
  const ratios = second.map((time, index) => time / (first[index] ?? NaN))
  console.log(lineOf(`  ${large / small} times the size`, ratios, (ratio) => `${ratio.toFixed(1)} ×`))
}

async function measure(picture: Uint8Array): Promise<readonly number[]> {
  const baked = bakeImage(picture, badge)
  return [
    await median(() => assert(bakeImage(picture, badge).length > picture.length)),
    await median(async () => assert((await extractFromImage(baked)).text === badge)),
    await median(() => assert(crc32(picture) > 0)),
  ]
}

async function median(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[(RUNS - 1) / 2] ?? NaN
}

function drawingOf(bytes: number): Uint8Array {
  const element = '<circle cx="5" cy="5" r="4" fill="tomato"/>'
  return new TextEncoder().encode(`<svg ${svgNamespace}>${element.repeat(bytes / element.length)}</svg>`)
}

function lineOf(name: string, numbers: readonly number[], write: (value: number) => string): string {
  return [name.padEnd(40), ...numbers.map((value) => write(value).padStart(8))].join(' ')
}
