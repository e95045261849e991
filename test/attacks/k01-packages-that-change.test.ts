/** K1: a package that the library is made of is exchanged for another version, or runs code when it is installed. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly bundleDependencies?: unknown
  readonly gypfile?: boolean
}

/** A package as the lock file has it. */
interface Locked extends Partial<Manifest> {
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** One version and no other: no range, no tag, no address. */
const EXACT = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/

/** What runs by itself where a package is installed; the last two where it is installed from its repository. */
const ON_INSTALL = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare']

const manifest = readJson('package.json') as Manifest
const projects = ['.', 'examples/pkcs11']

describe.each(projects)('the packages of %s', (folder) => {
  const own = readJson(join(folder, 'package.json')) as Manifest
  const lock = readJson(join(folder, 'package-lock.json')) as {
    readonly lockfileVersion: number
    readonly packages: Readonly<Record<string, Locked>>
  }
  const locked = Object.entries(lock.packages).filter(([place]) => place !== '')
  const wanted = { ...own.dependencies, ...own.devDependencies }

  it('are wanted in one version each', () => {
    expect(Object.keys(wanted).length).toBeGreaterThan(0)
    expect(Object.entries(wanted).filter(([, version]) => !EXACT.test(version))).toEqual([])
    expect([own.optionalDependencies, own.peerDependencies, own.bundleDependencies]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('stand in the lock file in that very version', () => {
    const { dependencies, devDependencies } = lock.packages[''] ?? {}
    expect([dependencies, devDependencies]).toEqual([own.dependencies, own.devDependencies])
    for (const [name, version] of Object.entries(wanted)) {
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version])
    }
  })

  it('are all held to their bytes, and come from where packages come from', () => {
    expect(lock.lockfileVersion).toBe(3)
    expect(locked.length).toBeGreaterThan(0)
    for (const [place, { version, integrity, link, resolved }] of locked) {
      expect([place, EXACT.test(version ?? ''), link]).toEqual([place, true, undefined])
      expect([place, integrity]).toEqual([place, expect.stringMatching(/^sha512-[A-Za-z0-9+/]{86}==$/)])
      // No archive at an address of its own, no repository, no folder.
      expect([place, resolved]).toEqual([place, undefined])
    }
  })
})

describe('the packages that come with the library', () => {
  const { packages } = readJson('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> }
  const shipped = Object.entries(packages).filter(([place, { dev }]) => place !== '' && dev !== true)

  it('are installed as the lock file has them', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(Object.keys(manifest.dependencies ?? {}).length)
    for (const [place, { version }] of shipped) {
      const installed = readJson(join(place, 'package.json')) as Manifest
      expect([place, installed.version]).toEqual([place, version])
    }
  })

  it('run nothing when they are installed, and compile nothing', () => {
    for (const [place, { hasInstallScript }] of shipped) {
      const { scripts = {}, gypfile } = readJson(join(place, 'package.json')) as Manifest
      const running = Object.keys(scripts).filter((name) => ['preinstall', 'install', 'postinstall'].includes(name))
      const isCompiled = gypfile === true || existsSync(join(root, place, 'binding.gyp'))
      expect([place, hasInstallScript, running, isCompiled]).toEqual([place, undefined, [], false])
    }
  })

  it('hold one copy each of what makes documents a graph and gives it its canonical form', () => {
    for (const name of ['jsonld', 'rdf-canonize']) {
      const copies = Object.keys(packages).filter((place) => place.endsWith(`node_modules/${name}`))
      expect(copies).toEqual([`node_modules/${name}`])
    }
  })
})

describe('the library itself', () => {
  it('runs nothing when it is installed, and compiles nothing', () => {
    expect(Object.keys(manifest.scripts ?? {}).filter((name) => ON_INSTALL.includes(name))).toEqual([])
    expect([manifest.gypfile, existsSync(join(root, 'binding.gyp'))]).toEqual([undefined, false])
  })

  it('is made so that a package that is added stands in one version, too, and runs nothing', () => {
    const settings = readFileSync(join(root, '.npmrc'), 'utf8').split('\n')
    expect(settings).toEqual(expect.arrayContaining(['save-exact=true', 'ignore-scripts=true']))
  })
})

it('the measure of these tests finds versions that are none', () => {
  for (const version of ['^1.2.3', '~1.2.3', '>=1.2.3', '1.x', '1.2', '*', '', 'latest', '1.2.3 || 2.0.0']) {
    expect(EXACT.test(version)).toBe(false)
  }
  for (const place of ['git+https://a.example/b.git', 'file:../b', 'https://a.example/b.tgz', 'npm:b@1.2.3', 'a/b']) {
    expect(EXACT.test(place)).toBe(false)
  }
  expect(['1.2.3', '1.2.3-rc.1'].every((version) => EXACT.test(version))).toBe(true)
})
