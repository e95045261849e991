/** The genuine badges in pictures. */
import { bakeImage } from '../../src/bake/bake-image.js'
import type { BakedGenuine, WrittenGenuine } from '../support/mutate.js'
import { badgesNamespace, internationalText, pngOf, svgNamespace, svgWith, utf8 } from '../support/pictures.js'

/** A picture of each kind with the badge in it. */
export function bakeBoth(inside: WrittenGenuine): readonly BakedGenuine[] {
  const { input, format } = inside
  const signed =
    format === 'jwt'
      ? { format, token: input }
      : { format, document: JSON.parse(input) as Readonly<Record<string, unknown>> }
  const rivals = [...rivalsOf(inside), ...NO_BADGES]
  const name = (kind: string): string => `${kind} with ${inside.name}`
  return [
    { name: name('PNG'), format: 'png', input: bakeImage(pngOf(), signed), inside, rivals, bake: bakePng },
    {
      name: name('SVG'),
      format: 'svg',
      input: bakeImage(utf8(svgWith('<title>A badge</title>', '')), signed),
      inside,
      rivals,
      bake: format === 'jwt' ? bakeAttribute : bakeCdata,
    },
  ]
}

/** What the attacker would have taken for the badge. */
function rivalsOf(inside: WrittenGenuine): readonly string[] {
  if (inside.format === 'data-integrity') return inside.material.forgeries.map((forgery) => JSON.stringify(forgery))
  const [header = '', , signature = ''] = inside.input.split('.')
  const payload = Buffer.from(JSON.stringify({ name: 'PhD in Medicine' })).toString('base64url')
  return [[header, payload, signature].join('.'), [header, payload, ''].join('.')]
}

const NO_BADGES = ['{}', 'https://school.example/assertions/1', '', ' ', '{"type":["Assertion"]}', 'null']

function bakePng(content: Uint8Array): Uint8Array {
  return pngOf([], [internationalText('openbadgecredential', content)])
}

function bakeCdata(content: Uint8Array): Uint8Array {
  return around('<openbadges:credential><![CDATA[', content, ']]></openbadges:credential>')
}

function bakeAttribute(content: Uint8Array): Uint8Array {
  return around('<openbadges:credential verify="', content, '"></openbadges:credential>')
}

function around(before: string, content: Uint8Array, after: string): Uint8Array {
  const start = `<svg ${badgesNamespace} ${svgNamespace}>${before}`
  return new Uint8Array(Buffer.concat([Buffer.from(start), content, Buffer.from(`${after}</svg>`)]))
}
