/** Other software's quads, as this library writes them. */
import rdfCanonize, { type Quad as ForeignQuad, type Term } from 'rdf-canonize'
import type { Quad } from '../../src/jsonld/quads.js'

/** Reads N-Quads by other software. */
export function parseNQuads(text: string): readonly Quad[] {
  return rdfCanonize.NQuads.parse(text).map(toQuad)
}

/** Turns a quad of other software into one of ours; its literals are written by that software. */
function toQuad(quad: ForeignQuad): Quad {
  return {
    subject: termOf(quad.subject),
    predicate: termOf(quad.predicate),
    object: termOf(quad.object),
    graph: quad.graph.termType === 'DefaultGraph' ? '' : termOf(quad.graph),
  }
}

function termOf(term: Term): string {
  const blank: Term = { termType: 'BlankNode', value: 's' }
  const predicate: Term = { termType: 'NamedNode', value: 'urn:p' }
  const line = rdfCanonize.NQuads.serializeQuad({
    subject: blank,
    predicate,
    object: term,
    graph: { termType: 'DefaultGraph', value: '' },
  })
  return line.slice(line.indexOf('<urn:p> ') + '<urn:p> '.length, line.lastIndexOf(' .'))
}
