/** Where in a schema document which schema stands, and what addresses it has. */
import { valueAt } from '../../json/json-pointer.js'
import { describeJson, isJsonArray, isJsonObject, pointerTo, type JsonObject, type JsonValue } from '../../json/json.js'
import { readDialect, type Dialect } from './dialect.js'
import type { Refusals } from './refusals.js'

/** A schema with an address of its own: a document, or a part of one that has an `$id`. */
export interface Resource {
  /** Its address, without fragment; what it refers to is found from there. */
  readonly base: string
  readonly dialect: Dialect
  readonly root: JsonValue
  /** Place of the root in its document. */
  readonly place: string
  /** `$anchor` and `$dynamicAnchor` → the schema that has it. */
  readonly anchors: Map<string, JsonObject>
  /** Those of them that are dynamic; `''` is the root of a resource whose `$recursiveAnchor` is true. */
  readonly dynamicAnchors: Map<string, JsonObject>
}

/** Where a schema stands. */
export interface Site {
  readonly resource: Resource
  /** JSON pointer in its document. */
  readonly place: string
}

/**
 * Everything that a schema may refer to: the parts of its own document, and documents that the
 * caller gave. One is made for each schema that is judged by, so that none can speak for another.
 */
export class Resources {
  private readonly byAddress = new Map<string, Resource>()
  private readonly sites = new Map<JsonObject, Site>()
  private readonly known: ReadonlyMap<string, JsonValue>
  private readonly refusals: Refusals

  constructor(known: ReadonlyMap<string, JsonValue>, refusals: Refusals) {
    this.known = known
    this.refusals = refusals
  }

  /**
   * Adds a document.
   *
   * @param address - where it came from; an `$id` that says otherwise is one more address, and takes none from others
   */
  addDocument(root: JsonValue, address: string, dialect: Dialect): Resource {
    const document = this.addResource(root, withoutFragment(address), dialect, '')
    if (!isJsonObject(root)) return document
    const id = idOf(root, dialect)
    const own = id === undefined ? document.base : this.resolve(id, document.base, '/$id')
    const resource = own === document.base ? document : { ...document, base: own }
    if (!this.byAddress.has(own) && !this.known.has(own)) this.byAddress.set(own, resource)
    this.index(root, { resource, place: '' })
    return resource
  }

  /** Where a schema stands; one that stands where no keyword puts schemas belongs to whoever refers to it. */
  siteOf(schema: JsonObject, otherwise: Site): Site {
    const site = this.sites.get(schema)
    if (site !== undefined) return site
    this.index(schema, otherwise)
    return this.sites.get(schema) ?? otherwise
  }

  /** Finds what a reference means. Nothing is fetched. */
  find(reference: string, from: Site): { readonly schema: JsonValue; readonly site: Site; readonly fragment: string } {
    const address = this.resolve(reference, from.resource.base, from.place)
    const [base = '', ...rest] = address.split('#')
    const fragment = decodeFragment(rest.join('#'))
    const resource = base === from.resource.base ? from.resource : this.resourceAt(base, from)
    const refuse = (): never => this.refusals.invalid(from.place, 'a reference to a schema of the document', reference)
    if (resource === undefined) return this.refusals.notSupported(`the schema ${base}, to which it refers`, from.place)
    if (fragment === undefined) return refuse()
    if (fragment === '' || fragment.startsWith('/')) {
      const schema = valueAt(resource.root, fragment)
      const site = { resource, place: resource.place + fragment }
      return schema === undefined ? refuse() : { schema, site, fragment }
    }
    const schema = resource.anchors.get(fragment)
    return schema === undefined ? refuse() : { schema, site: { resource, place: `#${fragment}` }, fragment }
  }

  /** Every resource so far. */
  all(): Iterable<Resource> {
    return this.byAddress.values()
  }

  private resourceAt(address: string, from: Site): Resource | undefined {
    const own = this.byAddress.get(address)
    if (own !== undefined) return own
    const known = this.known.get(address)
    return known === undefined ? undefined : this.addDocument(known, address, this.dialectOf(known, from))
  }

  private dialectOf(root: JsonValue, from: Site): Dialect {
    const named = isJsonObject(root) ? root['$schema'] : undefined
    if (named === undefined) return from.resource.dialect
    return (
      readDialect(named) ?? this.refusals.notSupported(`JSON Schema as ${describeJson(named)} defines it`, from.place)
    )
  }

  private addResource(root: JsonValue, base: string, dialect: Dialect, place: string): Resource {
    const resource: Resource = { base, dialect, root, place, anchors: new Map(), dynamicAnchors: new Map() }
    if (!this.byAddress.has(base)) this.byAddress.set(base, resource)
    return resource
  }

  /** Walks the schemas of a document; its depth is that of the document. */
  private index(schema: JsonValue, site: Site): void {
    if (!isJsonObject(schema) || this.sites.has(schema)) return
    const here = this.enterResource(schema, site)
    this.sites.set(schema, here)
    this.addAnchors(schema, here)
    for (const [keyword, value] of Object.entries(schema)) {
      const place = pointerTo(here.place, keyword)
      if (holders.one.has(keyword)) this.index(value, { ...here, place })
      if ((holders.one.has(keyword) || holders.list.has(keyword)) && isJsonArray(value))
        for (const [index, member] of value.entries()) this.index(member, { ...here, place: pointerTo(place, index) })
      if (holders.map.has(keyword) && isJsonObject(value))
        for (const [key, member] of Object.entries(value)) this.index(member, { ...here, place: pointerTo(place, key) })
    }
  }

  /** A schema with an `$id` inside a document is a resource of its own. */
  private enterResource(schema: JsonObject, site: Site): Site {
    const id = site.place === '' ? undefined : idOf(schema, site.resource.dialect)
    if (id === undefined) return site
    const base = this.resolve(id, site.resource.base, site.place)
    const dialect = this.dialectOf(schema, site)
    return { resource: this.addResource(schema, base, dialect, site.place), place: site.place }
  }

  private addAnchors(schema: JsonObject, { resource }: Site): void {
    if (resource.dialect === 'draft-07') {
      const id = schema['$id']
      if (typeof id === 'string' && id.startsWith('#')) resource.anchors.set(id.slice(1), schema)
      return
    }
    const { $anchor: anchor, $dynamicAnchor: dynamicAnchor, $recursiveAnchor: recursiveAnchor } = schema
    if (typeof anchor === 'string') resource.anchors.set(anchor, schema)
    if (resource.dialect === '2019-09') {
      if (recursiveAnchor === true && schema === resource.root) resource.dynamicAnchors.set('', schema)
      return
    }
    if (typeof dynamicAnchor !== 'string') return
    resource.anchors.set(dynamicAnchor, schema)
    resource.dynamicAnchors.set(dynamicAnchor, schema)
  }

  private resolve(reference: string, base: string, place: string): string {
    if (reference.startsWith('#')) return base + reference
    // Some addresses, such as urn:…, cannot have anything beside them.
    const address = URL.canParse(reference, base) ? new URL(reference, base).href : undefined
    return address === undefined ? this.refusals.invalid(place, 'an address', reference) : withoutEmptyFragment(address)
  }
}

/** An `$id` that names a resource, and is not the anchor that draft 07 writes as one. */
function idOf(schema: JsonObject, dialect: Dialect): string | undefined {
  const id = schema['$id']
  // Beside a `$ref`, draft 07 knows nothing else.
  if (typeof id !== 'string' || (dialect === 'draft-07' && schema['$ref'] !== undefined)) return undefined
  const address = withoutEmptyFragment(id)
  return address === '' || address.includes('#') ? undefined : address
}

function withoutEmptyFragment(address: string): string {
  return address.endsWith('#') ? address.slice(0, -1) : address
}

function withoutFragment(address: string): string {
  return address.split('#')[0] ?? address
}

function decodeFragment(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return undefined
  }
}

/** Keywords under which schemas stand: one (or in `items` of old, a list), a list, or one for each name. */
const holders = {
  one: new Set([
    ...['additionalItems', 'additionalProperties', 'contains', 'else', 'if', 'items', 'not', 'propertyNames', 'then'],
    ...['unevaluatedItems', 'unevaluatedProperties', 'contentSchema'],
  ]),
  list: new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']),
  map: new Set(['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties']),
} as const
