/** Changes SVGs with a badge in them: the element, its attributes and its CDATA, and what is baked beside. */
import { NotApplicable, type Random } from './random.js'
import { textMutators } from './text.js'
import type { PictureMaterial, PictureMutator } from './png.js'

/** Mutators of SVGs. */
export const svgMutators: Readonly<Record<string, PictureMutator>> = {
  ...Object.fromEntries(
    Object.entries(textMutators).map(([name, mutator]): [string, PictureMutator] => [
      `SVG: ${name}`,
      (picture, { random }) => bytesOf(mutator(Buffer.from(picture).toString('utf8'), random)),
    ]),
  ),
  'SVG: element doubled': onElement((svg, { element }, { random }) => inserted(svg, element, random)),
  'SVG: element moved': onElement((svg, { element }, { random }) =>
    inserted(svg.replace(element, ''), random.pick([element, ...FRAMES.map((frame) => frame(element))]), random),
  ),
  'SVG: element inside itself': onElement((svg, { element, tag }, { random }) =>
    svg.replace(element, () => (random.chance(0.5) ? `${tag}${element}</${PREFIX}:credential>` : element + tag)),
  ),
  'SVG: element renamed': onElement((svg, { element }, { random }) => {
    const name = random.pick(['credential', 'Credential', 'assertion', 'credentials', 'x:credential', `${PREFIX}:svg`])
    const renamed = element.replaceAll(`${PREFIX}:credential`, name)
    return svg.replace(element, () => (random.chance(0.3) ? element.replace(`${PREFIX}:credential`, name) : renamed))
  }),
  'SVG: prefix renamed': onElement((svg, _parts, { random }) =>
    svg
      .replaceAll(`${PREFIX}:`, `${random.pick(['ob', 'xml', 'xmlns', 'svg', 'é', '_'])}:`)
      .replace(`xmlns:${PREFIX}=`, random.chance(0.8) ? 'xmlns:ob=' : `xmlns:${PREFIX}=`),
  ),
  'SVG: namespace changed': onElement((svg, _parts, { random }) =>
    svg.replace(NAMESPACE, random.pick([...NAMESPACES, `${NAMESPACE}/`, '', NAMESPACE.toUpperCase(), ` ${NAMESPACE}`])),
  ),
  'SVG: namespace declared elsewhere': onElement((svg, { tag }, { random }) => {
    const declaration = ` xmlns:${PREFIX}="${random.pick([NAMESPACE, ...NAMESPACES])}"`
    const onTag = svg.replace(tag, () => tag.replace(`${PREFIX}:credential`, `${PREFIX}:credential${declaration}`))
    return random.chance(0.5) ? onTag : onTag.replace(` xmlns:${PREFIX}="${NAMESPACE}"`, '')
  }),
  'SVG: attribute added': onElement((svg, { tag }, { random, rivals }) => {
    const value = random.pick([...rivals.map(escaped), '', ' ', '&#10;', 'a.b.c'])
    const name = random.pick(['verify', `${PREFIX}:verify`, 'Verify', 'xml:space', 'id', 'xmlns', 'xml:base'])
    return svg.replace(tag, () => tag.replace(`${PREFIX}:credential`, `${PREFIX}:credential ${name}="${value}"`))
  }),
  'SVG: attribute changed': onElement((svg, { tag }, { random }) => {
    const [written = ''] = /verify="[^"]*"/.exec(tag) ?? []
    if (written === '') throw new NotApplicable()
    const value = written.slice(8, -1)
    const at = random.below(value.length)
    const character = value.charAt(at)
    const others = [
      `verify='${value}'`,
      `verify = "${value}"`,
      `verify="${value.slice(0, at)}&#${character.charCodeAt(0)};${value.slice(at + 1)}"`,
      `verify="${value.slice(0, at)}&#x${character.charCodeAt(0).toString(16)};${value.slice(at + 1)}"`,
      `verify="${value.slice(0, at)}&#0;${value.slice(at)}"`,
      `verify="${value.slice(0, at)}&amp;${value.slice(at)}"`,
      `verify="${value.slice(0, at)}&e;${value.slice(at)}"`,
      `verify="${value.slice(0, at)}\n${value.slice(at)}"`,
      `verify="\n ${value}\t"`,
      `verify="${value}" verify="${value}"`,
      `verify=${value}`,
      `${PREFIX}:verify="${value}"`,
    ]
    return svg.replace(written, () => random.pick(others))
  }),
  'SVG: attribute as content, or content as attribute': onElement((svg, { tag, content, element }, { random }) => {
    const written = /verify="([^"]*)"/.exec(tag)
    const moved = written
      ? `<${PREFIX}:credential>${random.chance(0.5) ? cdata(written[1] ?? '') : (written[1] ?? '')}</${PREFIX}:credential>`
      : `<${PREFIX}:credential verify="${escaped(jsonIn(content))}"/>`
    return svg.replace(element, () => moved)
  }),
  'SVG: CDATA in another form': onElement((svg, { content }, { random }) => {
    const json = jsonIn(content)
    const at = random.below(json.length)
    const [start, end] = [json.slice(0, at), json.slice(at)]
    const others = [
      escaped(json),
      cdata(start) + cdata(end),
      cdata(start) + escaped(end),
      `${cdata(start)}<!-- -->${cdata(end)}`,
      `${cdata(start)}<?x y?>${cdata(end)}`,
      `${cdata(start)}<g/>${cdata(end)}`,
      `${cdata(start)}<g>${cdata(end)}</g>`,
      `${cdata(start)}\n${cdata(end)}`,
      `<!-- -->${content}`,
      `\n  ${content}\n`,
      `\ufeff${content}`,
      `${cdata('')}${content}`,
      `<desc>${content}</desc>`,
      `<!--${content}-->`,
      `${cdata(start)}&e;${cdata(end)}`,
      escaped(start) + `&#${end.charCodeAt(0)};` + escaped(end.slice(1)),
    ]
    return svg.replace(content, () => random.pick(others))
  }),
  'SVG: something baked beside': onElement((svg, { tag, element, content }, { random, rivals }) => {
    const rival = random.pick(rivals)
    const [from, to] = random.pick(NAMES)
    const others = [
      inserted(svg, `${from}${cdata(rival)}${to}`, random),
      inserted(svg, `${from.slice(0, -1)} verify="${escaped(rival)}"/>`, random),
      inserted(svg, `<desc>${escaped(rival)}</desc>`, random),
      inserted(svg, `<!--${from}${rival}${to}-->`, random),
      svg.replace(element, () => tag + cdata(rival) + content + `</${PREFIX}:credential>`),
      svg.replace(element, () => tag + content + cdata(rival) + `</${PREFIX}:credential>`),
    ]
    return random.pick(others)
  }),
  'SVG: something baked instead': onElement((svg, { element }, { random, rivals }) =>
    svg.replace(element, () => `<${PREFIX}:credential>${cdata(random.pick(rivals))}</${PREFIX}:credential>`),
  ),
  'SVG: DOCTYPE and entities': onElement((svg, { content }, { random, rivals }) => {
    const entity = `<!ENTITY e "${escaped(random.pick(rivals)).replaceAll('%', '&#37;')}">`
    const doctype = random.pick([
      `<!DOCTYPE svg [${entity}]>`,
      '<!DOCTYPE svg>',
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
      `<!DOCTYPE svg [<!ATTLIST ${PREFIX}:credential verify CDATA "a.b.c">]>`,
    ])
    return doctype + (random.chance(0.5) ? svg : svg.replace(content, () => '&e;'))
  }),
  'SVG: written in another encoding': (picture, { random }) => {
    const svg = Buffer.from(picture).toString('utf8')
    const named = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>${svg}`
    return random.pick([
      () => bytesOf(`\ufeff${svg}`),
      () => bytesOf(named('utf-8')),
      () => bytesOf(named('ISO-8859-1')),
      () => bytesOf(named('UTF-7')),
      () => new Uint8Array(Buffer.from(`\ufeff${svg}`, 'utf16le')),
      () => new Uint8Array(Buffer.from(named('UTF-16'), 'utf16le')),
      () => new Uint8Array(Buffer.from(svg, 'latin1')),
    ])()
  },
}

/** The element of the badge, and its parts. */
interface Parts {
  readonly element: string
  readonly tag: string
  /** Between its tags. */
  readonly content: string
}

function onElement(change: (svg: string, parts: Parts, material: PictureMaterial) => string): PictureMutator {
  return (picture, material) => {
    const svg = Buffer.from(picture).toString('utf8')
    const found = ELEMENT.exec(svg)
    if (found === null) throw new NotApplicable()
    const [element, tag = '', content = ''] = found
    return bytesOf(change(svg, { element, tag, content }, material))
  }
}

/** Puts something in before any tag of the drawing, or behind its end. */
function inserted(svg: string, what: string, random: Random): string {
  const at = random.pick([...[...svg.matchAll(/<[a-z/]/g)].map(({ index }) => index), svg.length])
  return svg.slice(0, at) + what + svg.slice(at)
}

function jsonIn(content: string): string {
  const [, json] = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(content) ?? []
  if (json === undefined || json.includes(']]>')) throw new NotApplicable()
  return json
}

function cdata(text: string): string {
  return `<![CDATA[${text}]]>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new Uint8Array(Buffer.from(text)) : text
}

/** The prefix that the genuine pictures use. */
const PREFIX = 'openbadges'
const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0'
const NAMESPACES = ['https://purl.imsglobal.org/clr/v2p0', 'http://openbadges.org', 'http://www.w3.org/2000/svg']

const ELEMENT = new RegExp(`(<${PREFIX}:credential[^>]*>)([\\s\\S]*?)</${PREFIX}:credential>`)

/** Elements of each standard, with their own declarations. */
const NAMES: readonly (readonly [string, string])[] = [
  [`<${PREFIX}:credential>`, `</${PREFIX}:credential>`],
  [`<b:credential xmlns:b="${NAMESPACE}">`, '</b:credential>'],
  ['<b:credential xmlns:b="https://purl.imsglobal.org/clr/v2p0">', '</b:credential>'],
  ['<b:assertion xmlns:b="http://openbadges.org">', '</b:assertion>'],
  ['<credential>', '</credential>'],
]

/** Where the element may be put. */
const FRAMES: readonly ((element: string) => string)[] = [
  (element) => `<g>${element}</g>`,
  (element) => `<defs>${element}</defs>`,
  (element) => `<foreignObject>${element}</foreignObject>`,
  (element) => `<!--${element}-->`,
  (element) => `<script>${element}</script>`,
  (element) => `<desc>${cdata(element)}</desc>`,
  (element) => `<svg xmlns="http://www.w3.org/2000/svg">${element}</svg>`,
]
