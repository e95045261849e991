import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

interface Manifest {
  readonly version: string
  readonly license: string
  readonly bin: Readonly<Record<string, string>>
  readonly files: readonly string[]
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly imports: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

interface Lock {
  readonly packages: Readonly<Record<string, Manifest & { readonly resolved?: string }>>
}

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')
const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as Lock

/** The source of a built file. */
function sourceOf(built: string): string {
  return built.replace(/^(\.\/)?dist\//, 'src/').replace(/(\.d\.ts|\.js)$/, '.ts')
}

describe('package.json', () => {
  const doors = Object.entries(manifest.exports).flatMap(([name, targets]) =>
    typeof targets === 'string' ? [] : [{ name, targets }],
  )

  it.each(doors)('has a source behind the entry point $name, and types first', ({ targets }) => {
    expect(Object.keys(targets)).toEqual(['types', 'default'])
    const sources = Object.values(targets).map(sourceOf)
    expect(new Set(sources).size).toBe(1)
    expect(sources.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
  })

  it.each(Object.entries(manifest.imports))('has a Node and a browser source behind %s', (_name, targets) => {
    expect(Object.keys(targets)).toEqual(['node', 'default'])
    expect(Object.values(targets).filter((path) => !existsSync(`${root}${sourceOf(path)}`))).toEqual([])
  })

  it('publishes every schema, each under its own address', () => {
    expect(manifest.exports['./schemas/*.json']).toBe('./schemas/*.json')
    expect(manifest.files).toContain('schemas')
    expect(readdirSync(`${root}schemas`).sort()).toEqual([
      'achievement-credential-v1p1.schema.json',
      'achievement-credential.schema.json',
      'achievement.schema.json',
      'bitstring-status-list-credential.schema.json',
      'clr-credential-v1p1.schema.json',
      'clr-credential.schema.json',
      'endorsement-credential-v1p1.schema.json',
      'endorsement-credential.schema.json',
      'profile.schema.json',
    ])
  })

  it('names a command that a shell can start', () => {
    expect(read(sourceOf(manifest.bin['openbadges'] ?? ''))).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  it('pins every dependency to one version', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })
})

describe('package-lock.json', () => {
  it('says the same of this package as package.json', () => {
    const { version, license, bin, dependencies, devDependencies } = manifest
    expect(lock.packages['']).toMatchObject({ version, license, bin, dependencies, devDependencies })
  })

  it('names no address to download from', () => {
    expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([])
  })
})

describe('examples/pkcs11', () => {
  const own = JSON.parse(read('examples/pkcs11/package.json')) as Manifest
  const { packages } = JSON.parse(read('examples/pkcs11/package-lock.json')) as Lock

  it('pins its one package, which the library does not have', () => {
    expect(Object.entries(own.dependencies)).toEqual([['pkcs11js', expect.stringMatching(/^\d+\.\d+\.\d+$/)]])
    expect(Object.keys(lock.packages).filter((path) => path.endsWith('/pkcs11js'))).toEqual([])
    expect(packages['']).toMatchObject({ dependencies: own.dependencies })
  })

  it('names no address to download from', () => {
    expect(Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([])
  })
})
