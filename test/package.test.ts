import { execFileSync } from 'node:child_process'
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
  readonly packages: Readonly<
    Record<
      string,
      Manifest & {
        readonly resolved?: string
        readonly dev?: boolean
      }
    >
  >
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

describe('the list of what the package is made of', () => {
  interface Component {
    readonly purl: string
    readonly hashes: readonly { readonly alg: string }[]
    readonly licenses: readonly unknown[]
  }

  it('names every run dependency, with digest and licence, and nothing else; twice alike', () => {
    const write = (): string => execFileSync(process.execPath, [`${root}scripts/sbom.mjs`], { encoding: 'utf8' })
    const text = write()
    const { metadata, components } = JSON.parse(text) as {
      readonly metadata: { readonly component: { readonly purl: string; readonly name: string } }
      readonly components: readonly Component[]
    }
    const expected = Object.entries(lock.packages)
      .filter(([path, { dev }]) => path !== '' && dev !== true)
      .map(([path, { version }]) => `pkg:npm/${path.replace(/^.*node_modules\//, '').replace('@', '%40')}@${version}`)
    expect(components.map(({ purl }) => purl).sort()).toEqual(expected.sort())
    expect(metadata.component).toMatchObject({
      name: 'openbadges-kit',
      purl: `pkg:npm/openbadges-kit@${manifest.version}`,
    })
    const bare = components.filter(({ hashes, licenses }) => hashes[0]?.alg !== 'SHA-512' || licenses.length === 0)
    expect(bare).toEqual([])
    expect(write()).toBe(text)
  })
})

describe('the workflow that publishes', () => {
  const workflow = read('.github/workflows/publish.yml')
  const jobs = Object.fromEntries(
    workflow
      .slice(workflow.indexOf('\njobs:\n'))
      .split(/\n {2}(?=\w+:\n)/)
      .slice(1)
      .map((job) => [job.slice(0, job.indexOf(':')), job] as const),
  )

  it('states where the package was built, and runs no script of anybody while it does so', () => {
    expect(Object.keys(jobs)).toEqual(['check', 'publish', 'sbom'])
    expect(jobs['publish']).toContain('run: npm publish --provenance --access public --ignore-scripts\n')
    expect(jobs['publish']).toContain('run: npm ci --ignore-scripts\n')
    expect(jobs['check']).toContain('run: .ci/run\n')
  })

  it('can sign where it publishes, and write where it adds the list, and nowhere else', () => {
    expect(workflow).toContain('\npermissions: {}\n')
    const holders = (permission: string): string[] =>
      Object.entries(jobs).flatMap(([name, job]) => (job.includes(permission) ? [name] : []))
    expect(holders('id-token: write')).toEqual(['publish'])
    expect(holders('contents: write')).toEqual(['sbom'])
    expect(workflow.match(/\bsecrets\b/g)).toBeNull()
  })

  it('uses what others wrote by its content, and keeps nothing to write to the repository with', () => {
    const used = workflow.match(/uses: .*/g) ?? []
    expect(used).toHaveLength(6)
    expect(used.filter((line) => !/^uses: actions\/[\w-]+@[0-9a-f]{40} # v[\d.]+$/.test(line))).toEqual([])
    expect(workflow.match(/persist-credentials: false/g)).toHaveLength(3)
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
