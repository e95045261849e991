/** What the command is to look at: files, folders, patterns, addresses, standard input. */
import { readdir, stat } from 'node:fs/promises'
import { extname, isAbsolute, join } from 'node:path'
import { glob } from 'tinyglobby'
import type { CommandIo } from './command-io.js'
import { isEvidence } from './evidence/folder.js'
import { readInput } from './files.js'
import { wrongFlag } from './flags.js'

/** One thing to look at. */
export interface Source {
  /** As a person knows it: a path, an address. */
  readonly name: string
  /** Reads it, no more of it than will be looked at. An address is not asked here: the verifier asks, by its own rules. */
  readonly read: () => Promise<Uint8Array | URL>
}

/** Everything that there is to look at. */
export interface FoundSources {
  /** In the order of the words, those of a folder by their paths. */
  readonly sources: readonly Source[]
  /** What is in folders and not looked at: files that no badge is called like, links, and what is hidden. */
  readonly skipped: readonly string[]
  /** Whether one single thing was named, and not a folder or a pattern of many. */
  readonly isOne: boolean
}

/**
 * Finds what the words of a command name. What is named by itself is a source even if it is not there: reading it
 * will tell. Of a folder, all files that are called like badges are, at any depth; hidden files and links are not.
 *
 * @param words - paths, patterns such as `badges/*.json`, https: addresses, or `-` for standard input
 * @param io - for standard input
 * @param maxBytes - as for `readInput`
 * @throws OpenBadgesError `OPTIONS_INVALID` for a pattern or folder in which there is nothing, and for two `-`
 */
export async function findSources(words: readonly string[], io: CommandIo, maxBytes: number): Promise<FoundSources> {
  const sources: Source[] = []
  const skipped: string[] = []
  let isMany = words.length > 1
  const file = (path: string): Source => ({ name: path, read: () => readInput(path, io, maxBytes) })
  if (words.filter((word) => word === '-').length > 1) throw wrongFlag('inputs', 'standard input once', '- -')
  for (const word of words) {
    if (word === '-') {
      sources.push({ name: '(standard input)', read: () => readInput('-', io, maxBytes) })
    } else if (ADDRESS.test(word)) {
      const url = readAddress(word)
      sources.push({ name: word, read: () => Promise.resolve(url) })
    } else {
      const there = await stat(word).catch(() => undefined)
      const found = there === undefined && PATTERN.test(word) ? await matching(word) : undefined
      if (there?.isDirectory() === true) {
        const inside = await walk(word)
        if (inside.badges.length === 0) throw wrongFlag('inputs', 'folders with badges in them', word)
        sources.push(...inside.badges.map(file))
        skipped.push(...inside.skipped)
      } else if (found === undefined) {
        sources.push(file(word))
      } else {
        sources.push(...found.map(file))
      }
      isMany ||= there?.isDirectory() === true || found !== undefined
    }
  }
  return { sources, skipped, isOne: !isMany }
}

function readAddress(word: string): URL {
  if (!URL.canParse(word)) throw wrongFlag('inputs', 'addresses such as https://example.org/badge.json', word)
  return new URL(word)
}

async function matching(pattern: string): Promise<readonly string[]> {
  const paths = await glob([pattern], {
    absolute: isAbsolute(pattern),
    expandDirectories: false,
    followSymbolicLinks: false,
  })
  if (paths.length === 0) throw wrongFlag('inputs', 'patterns of files that are there', pattern)
  return paths.sort()
}

interface Inside {
  readonly badges: string[]
  readonly skipped: string[]
}

async function walk(folder: string, inside: Inside = { badges: [], skipped: [] }, isOutermost = true): Promise<Inside> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    // One folder that nobody may open does not stop the rest.
    if (isOutermost) throw error
    inside.skipped.push(folder)
    return []
  })
  // Evidence is not judged as badges are.
  if (isEvidence(entries.map(({ name }) => name))) {
    inside.skipped.push(folder)
    return inside
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) inside.skipped.push(path)
    else if (entry.isDirectory()) await walk(path, inside, false)
    else if (entry.isFile() && BADGE_NAMES.has(extname(entry.name).toLowerCase())) inside.badges.push(path)
    else inside.skipped.push(path)
  }
  return inside
}

const ADDRESS = /^https?:/i

const PATTERN = /[*?[\]{}!]/

const BADGE_NAMES: ReadonlySet<string> = new Set(['.json', '.jsonld', '.jwt', '.vc', '.vp', '.png', '.svg', '.txt'])
