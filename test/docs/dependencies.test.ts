import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

interface Installed {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly hasInstallScript?: boolean
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const document = read('docs/dependencies.md')
const { packages } = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, Installed>> }
const { dependencies = {}, devDependencies = {} } = packages[''] ?? {}

/** The places of a package and of all that it brings, in the lock file. */
function placesOf(name: string, from: string, seen: Set<string>): Set<string> {
  const place = [...levelsOf(from)].map((level) => `${level}node_modules/${name}`).find((path) => path in packages)
  if (place === undefined || seen.has(place)) return seen
  seen.add(place)
  for (const next of Object.keys(packages[place]?.dependencies ?? {})) placesOf(next, place, seen)
  return seen
}

/** Where Node looks for a package, from the inside out. */
function* levelsOf(place: string): Generator<string> {
  for (let level = place; level !== ''; level = level.slice(0, Math.max(0, level.lastIndexOf('/node_modules/')))) {
    yield `${level}/`
  }
  yield ''
}

function row(name: string): readonly string[] {
  const line = document.split('\n').find((each) => each.startsWith(`| \`${name}\` |`)) ?? ''
  return line.split('|').map((cell) => cell.trim())
}

describe('docs/dependencies.md', () => {
  it.each(Object.keys(dependencies))(
    'says how many packages %s brings, where it lives and what would replace it',
    (name) => {
      const [, , job, room, loaded, count, size, replacement] = row(name)
      expect(count).toBe(String(placesOf(name, '', new Set()).size))
      expect(size).toMatch(/^\d+\.\d$/)
      expect([job, room, loaded, replacement].every(Boolean)).toBe(true)
    },
  )

  it('says how many packages come with the library, and that none runs a script', () => {
    const all = new Set(Object.keys(dependencies).flatMap((name) => [...placesOf(name, '', new Set())]))
    expect(/installs (\d+) packages besides it/.exec(document)?.[1]).toBe(String(all.size))
    expect([...all].filter((place) => packages[place]?.hasInstallScript === true)).toEqual([])
  })

  it('names every library that development needs', () => {
    expect(Object.keys(devDependencies).filter((name) => !document.includes(`\`${name}\``))).toEqual([])
  })
})
