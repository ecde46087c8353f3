import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import type { Document } from '#documents/index.ts'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers, findBetween, findWithin, joinFound, readDocuments } from './check-papers.ts'
import { isExamined, portionOf } from './reading.ts'

const ROUNDS = resolve(import.meta.dirname, '../../test/fixtures/papers/rounds')
const texts = ['1', '2'].flatMap((round) =>
  readdirSync(join(ROUNDS, round))
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(ROUNDS, round, name), 'utf8')),
)
const long = readMarkdown('long.md', texts.slice(1).join('\n\n'))
const short = readMarkdown('short.md', texts[0] ?? '')

function checkedWhole(documents: readonly Document[]) {
  const readings = readDocuments(documents)
  return joinFound(documents, [findWithin(readings)], findBetween(readings, []))
}

test('a long paper says the same checked in portions and as a whole', () => {
  assert.ok(long.blocks.length > 400, `${long.blocks.length} blocks are no more than two portions`)
  const whole = checkedWhole([long, short])
  assert.ok((whole[0]?.claims.length ?? 0) > 100)
  assert.deepEqual(checkPapers([long, short]), whole)
})

test('each sentence and table stands in one portion, however many there are', () => {
  const readings = readDocuments([long, short])
  for (const parts of [1, 2, 5, 40]) {
    const portions = Array.from({ length: parts }, (_, part) =>
      portionOf(readings, part, parts).flat(),
    )
    for (const [paper, { statements, tables }] of readings.flat().entries()) {
      const blocks = [
        ...statements.map(({ sentence }) => sentence.block),
        ...tables.map((it) => it.block),
      ]
      for (const block of blocks) {
        const holding = portions.filter((all) => {
          const reading = all[paper]
          return reading && isExamined(reading, block)
        })
        assert.equal(holding.length, 1, `block ${block} in ${parts} portions`)
      }
    }
  }
})

test('a paper of nothing but a table without figures in sentences is examined whole', () => {
  const table = readMarkdown(
    't.md',
    '| Offence | 2023 | 2024 | Change |\n|---|---|---|---|\n| Theft | 100 | 120 | 25 |\n| Arson | 10 | 12 | 2 |\n| Fraud | 40 | 44 | 4 |\n',
  )
  const whole = checkedWhole([table])
  assert.ok((whole[0]?.claims.length ?? 0) > 0)
  assert.deepEqual(checkPapers([table]), whole)
})

test('two papers alike on the same line of two pages are each told of', () => {
  const page = (number: number, text: string) => ({
    kind: 'paragraph' as const,
    marker: null,
    passage: { text, starts: [{ at: 0, place: { page: number, line: 3 } }] },
  })
  const said = 'The calls rose from 100 to 120, a rise of 25%.'
  const [checked] = checkPapers([{ file: 'p.pdf', blocks: [page(1, said), page(2, said)] }])
  const accused = (checked?.claims ?? []).filter(({ verdict }) => verdict === 'incorrect')
  assert.deepEqual(
    accused.map(({ where }) => where.page),
    [1, 2],
  )
})
