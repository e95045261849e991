/**
 * Writes what the package is made of, as others will install it: every run dependency with its version, licence and digest, and
 * who needs whom, as CycloneDX 1.5.
 *
 *     npm run sbom -- [file]
 *
 * Reads `package.json` and `package-lock.json` alone; the same lock gives the same bytes. Writes to standard output where no file
 * is named. (`npm sbom --omit dev` leaves out what a development dependency needs as well.)
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
const { packages } = JSON.parse(lock)

const places = new Set()
for (const name of Object.keys(manifest.dependencies)) collect(placeOf(name, ''))

const bom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: `urn:uuid:${uuidOf(createHash('sha256').update(lock).digest('hex'))}`,
  version: 1,
  metadata: {
    component: {
      'bom-ref': refOf(''),
      type: 'library',
      name: manifest.name,
      version: manifest.version,
      description: manifest.description,
      licenses: licensesOf(manifest.license),
      purl: purlOf(manifest.name, manifest.version),
    },
  },
  components: [...places].sort().map(componentAt),
  dependencies: ['', ...[...places].sort()].map((place) => ({
    ref: refOf(place),
    dependsOn: neededBy(place).map(refOf).sort(),
  })),
}

const [file] = process.argv.slice(2)
const text = `${JSON.stringify(bom, null, 2)}\n`
if (file === undefined) process.stdout.write(text)
else writeFileSync(file, text)

function collect(place) {
  if (places.has(place)) return
  places.add(place)
  neededBy(place).forEach(collect)
}

function neededBy(place) {
  const { dependencies = {} } = place === '' ? manifest : packages[place]
  return Object.keys(dependencies).map((name) => placeOf(name, place))
}

/** Where Node looks for a package, from the inside out. */
function placeOf(name, from) {
  for (let level = from; ; level = level.slice(0, Math.max(0, level.lastIndexOf('node_modules/') - 1))) {
    const place = level === '' ? `node_modules/${name}` : `${level}/node_modules/${name}`
    if (place in packages) return place
    if (level === '') throw new Error(`The lock has no ${name}, which ${from || manifest.name} needs.`)
  }
}

function componentAt(place) {
  const { version, license, integrity } = packages[place]
  const name = nameOf(place)
  const [algorithm, digest] = integrity.split('-')
  if (algorithm !== 'sha512') throw new Error(`${place} has a digest by ${algorithm}.`)
  return {
    'bom-ref': refOf(place),
    type: 'library',
    name,
    version,
    scope: 'required',
    hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
    licenses: licensesOf(license),
    purl: purlOf(name, version),
  }
}

function nameOf(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

function refOf(place) {
  return place === '' ? `${manifest.name}@${manifest.version}` : `${nameOf(place)}@${packages[place].version}`
}

function purlOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

function licensesOf(license) {
  return [/^[\w.+-]+$/.test(license) ? { license: { id: license } } : { expression: license }]
}

/** A UUID of version 8, whose bits are its maker's (RFC 9562, section 5.8). */
function uuidOf(hex) {
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
