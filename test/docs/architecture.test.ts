import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { maxLines, roomsBelow } from '../architecture/house.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const document = readFileSync(`${root}docs/architecture.md`, 'utf8')
const rooms = readdirSync(`${root}src`).map((name) => name.replace(/\.ts$/, ''))
const rows = [...document.matchAll(/^\| (\d) \| `([\w-]+)` \|/gm)].map(([, level, room = '']) => ({
  level: Number(level),
  room,
}))

describe('docs/architecture.md', () => {
  it('has every room of src/, and no others', () => {
    expect(rows.map(({ room }) => room).sort()).toEqual(rooms.sort())
  })

  it('puts a room above those that it may import', () => {
    const levels = new Map(rows.map(({ level, room }) => [room, level]))
    const wrong = rows.flatMap(({ level, room }) =>
      (roomsBelow[room] ?? [])
        .filter((below) => level > 0 && level < 7 && (levels.get(below) ?? 0) >= level)
        .map((below) => `${room} above ${below}`),
    )
    expect(wrong).toEqual([])
  })

  it('names the rooms that have a place and no files yet', () => {
    const empty = Object.keys(roomsBelow).filter((room) => !rooms.includes(room))
    expect(empty.filter((room) => !document.includes(`\`${room}\` (`))).toEqual([])
  })

  it('gives the limit of lines that is held', () => {
    expect(document).toContain(`${maxLines} lines at most`)
  })
})
