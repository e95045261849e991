import { describe, expect, it } from 'vitest'
import { sniff } from '../../src/envelope/sniff.js'
import { describeCorpus, corpusEntries, readCorpus } from '../support/corpus.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

describe('sniff', () => {
  it.each([
    ['the signature of PNG', pngSignature, 'a PNG picture'],
    ['a PNG', Uint8Array.of(...pngSignature, 0, 0, 0, 13), 'a PNG picture'],
    ['an SVG', utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'an SVG picture'],
    ['a bare svg element', utf8('<svg>'), 'an SVG picture'],
    ['an SVG with a prefix', utf8('<s:svg xmlns:s="http://www.w3.org/2000/svg">'), 'an SVG picture'],
    ['XML', utf8('<?xml version="1.0"?>\n<svg/>'), 'an SVG picture'],
    ['a mark and XML', utf8('\ufeff<?xml version="1.0"?>'), 'an SVG picture'],
    ['a comment before an SVG', utf8('  <!-- made by hand --><svg>'), 'an SVG picture'],
    ['a document type', utf8('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN">'), 'an SVG picture'],
    ['nothing', utf8(''), undefined],
    ['the signature cut short', pngSignature.subarray(0, 7), undefined],
    ['the signature after a space', Uint8Array.of(0x20, ...pngSignature), undefined],
    ['the signature after line ends were changed', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0a, 0x1a, 0x0a), undefined],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), undefined],
    ['a page', utf8('<!DOCTYPE html><html>'), undefined],
    ['svg in a page', utf8('<html><svg>'), undefined],
    ['a word that begins like svg', utf8('<svgs>'), undefined],
    ['JSON', utf8('{"svg":"<svg>"}'), undefined],
    ['a token', utf8('eyJhbGciOiJFUzI1NiJ9.e30.c2ln'), undefined],
  ])('%s', (_, bytes, expected) => {
    expect(sniff(bytes)).toBe(expected)
  })

  it('looks no further than the beginning', () => {
    expect(sniff(utf8(`${' '.repeat(300)}<svg>`))).toBeUndefined()
  })
})

describeCorpus('the pictures of the corpus', () => {
  it.each([
    ['png', 'a PNG picture', 65],
    ['svg', 'an SVG picture', 13],
  ])('are recognised: %s', (format, expected, count) => {
    const pictures = corpusEntries().filter((entry) => entry.format === format)
    expect(pictures).toHaveLength(count)
    expect(pictures.filter(({ path }) => sniff(readCorpus(path)) !== expected).map(({ path }) => path)).toEqual([])
  })
})
