import { isJsonObject, pointerTo, type JsonObject, type JsonValue } from '../../json/json.js'
import type { Check, Compiled, KeywordSetting, Visit } from './compiled.js'
import { keywordsOf, leftoverKeywords } from './keywords/keywords.js'
import { toPattern, type Pattern } from './pattern/pattern.js'
import type { Refusals } from './refusals.js'
import type { Resource, Resources, Site } from './resources.js'
import type { Work } from './work.js'

/**
 * Reads a schema and every schema that it refers to, whether or not any document will need them.
 * What it makes are plain functions of this library; no text of the schema becomes code.
 *
 * @param root - the schema's document, added to `resources` already
 * @param resources - what it may refer to
 */
export function compileSchema(root: Resource, resources: Resources, means: CompilingMeans): Compiled {
  return new Compiler(resources, means).whole(root)
}

interface CompilingMeans {
  readonly work: Work
  /** Called for what is no schema, or is not understood. */
  readonly refusals: Refusals
}

/** Schemas are read one after the other and not inside each other, so that no chain of references is too long. */
class Compiler {
  private readonly compiled = new Map<JsonObject, Draft>()
  private readonly waiting: { readonly schema: JsonObject; readonly site: Site; readonly draft: Draft }[] = []
  private readonly patterns = new Map<string, Pattern>()
  private readonly dynamicNames = new Set<string>()
  private readonly resources: Resources
  private readonly refusals: Refusals
  private readonly spend: (steps: number) => void

  constructor(resources: Resources, { work, refusals }: CompilingMeans) {
    this.resources = resources
    this.refusals = refusals
    this.spend = (steps) => {
      work.spend(steps, refusals)
    }
  }

  whole(root: Resource): Compiled {
    const whole = this.schemaAt(root.root, { resource: root, place: '' })
    do {
      for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) this.fill(next)
      this.readDynamicTargets()
    } while (this.waiting.length > 0)
    return whole
  }

  /** Where a dynamic reference leads is known only when a document is judged; all possible targets are read. */
  private readDynamicTargets(): void {
    for (const resource of this.resources.all()) {
      for (const [anchor, schema] of resource.dynamicAnchors) {
        if (this.dynamicNames.has(anchor)) this.schemaAt(schema, { resource, place: resource.place })
      }
    }
  }

  /** Schemas repeat their patterns: the official one has 160, and five that differ. */
  private patternOf(source: JsonValue, place: string): Pattern {
    const malformed = (): never => this.refusals.invalid(place, 'a regular expression', source)
    if (typeof source !== 'string') return malformed()
    const notSupported = (what: string): never => this.refusals.notSupported(what, place)
    const pattern = this.patterns.get(source) ?? toPattern(source, { spend: this.spend, malformed, notSupported })
    this.patterns.set(source, pattern)
    return pattern
  }

  private dynamicReference(text: string, from: Site): (visit: Visit) => Compiled {
    const { schema, site, fragment } = this.resources.find(text, from)
    const target = this.schemaAt(schema, site)
    if (!site.resource.dynamicAnchors.has(fragment)) return () => target
    this.dynamicNames.add(fragment)
    return (visit) => {
      visit.spend(visit.scope.length)
      const turned = visit.scope
        .find(({ dynamicAnchors }) => dynamicAnchors.has(fragment))
        ?.dynamicAnchors.get(fragment)
      return (turned && this.compiled.get(turned)) ?? target
    }
  }

  private schemaAt(schema: JsonValue, site: Site): Compiled {
    if (typeof schema === 'boolean') return schema ? ANYTHING : nothingAt(site)
    if (!isJsonObject(schema)) return this.refusals.invalid(site.place, 'a schema', schema)
    this.spend(1)
    const known = this.compiled.get(schema)
    if (known !== undefined) return known
    const here = this.resources.siteOf(schema, site)
    const draft: Draft = { resource: here.resource, place: here.place, checks: [], leftovers: [] }
    this.compiled.set(schema, draft)
    this.waiting.push({ schema, site: here, draft })
    return draft
  }

  private fill({ schema, site, draft }: { schema: JsonObject; site: Site; draft: Draft }): void {
    for (const [name, keyword] of keywordsOf(site.resource.dialect, schema)) {
      const value = Object.hasOwn(schema, name) ? schema[name] : undefined
      if (value === undefined) continue
      const check = keyword(value, this.settingOf(name, schema, site))
      if (check !== undefined) (leftoverKeywords.has(name) ? draft.leftovers : draft.checks).push(check)
    }
  }

  private settingOf(name: string, schema: JsonObject, site: Site): KeywordSetting {
    const { resource } = site
    const place = pointerTo(site.place, name)
    const sibling = (keyword: string): JsonValue | undefined =>
      Object.hasOwn(schema, keyword) ? schema[keyword] : undefined
    return {
      keyword: name,
      place,
      spend: this.spend,
      sibling,
      schema: (value, ...steps) => this.schemaAt(value, { resource, place: steps.reduce(pointerTo, place) }),
      siblingSchema: (keyword) => {
        const value = sibling(keyword)
        return value === undefined
          ? undefined
          : this.schemaAt(value, { resource, place: pointerTo(site.place, keyword) })
      },
      pattern: (source) => this.patternOf(source, place),
      reference: (text) => {
        const { schema: target, site: where } = this.resources.find(text, { resource, place })
        return this.schemaAt(target, where)
      },
      dynamicReference: (text) => this.dynamicReference(text, { resource, place }),
      invalid: (expected, found) => this.refusals.invalid(place, expected, found),
      notSupported: (needed) => this.refusals.notSupported(needed, place),
    }
  }
}

type Draft = Compiled & { readonly checks: Check[]; readonly leftovers: Check[] }

const ANYTHING: Compiled = { resource: undefined, place: '', checks: [], leftovers: [] }

/** The schema `false`. */
function nothingAt({ resource, place }: Site): Compiled {
  const refuse: Check = (value, visit) => visit.fault({ keyword: 'false', place }, 'nothing', value)
  return { resource, place, checks: [refuse], leftovers: [] }
}
