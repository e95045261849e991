/** How terms of one's own are read. */
import { readContext } from './contexts.js'
import type { Extension } from './extension-book.js'
import { checkTerm } from './json-copy.js'
import { listOf } from './lists.js'
import { readObject, type Shape } from './read-object.js'
import type { Reader } from './reading.js'
import * as read from './scalars.js'

/** Extensions of the data model; from here on their terms may stand where a class is open. */
export const readExtensions: Reader<readonly Extension[]> = (value, reading) => {
  const extensions = readList(value, reading)
  reading.extensions.add(extensions)
  return extensions
}

const term: Reader<string> = (value, reading) => {
  const name = read.text(value, reading)
  checkTerm(name, reading)
  return name
}

const shape: Shape<Extension> = {
  what: 'an extension: its context and its terms',
  readers: { context: readContext, terms: listOf(term, 'terms'), schema: read.iri },
  required: ['context', 'terms'],
}

const readList = listOf<Extension>((value, reading) => readObject(value, shape, reading), 'extensions')
