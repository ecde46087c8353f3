import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { parse } from 'yaml'
import { z } from 'zod'
import { signInOn } from './accounts/browsing.ts'
import { findSidewaysScroll, openPage, withBrowser } from './browser.ts'
import { bookKeeper } from './keep-books.ts'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-11-30T10:00:00Z', today: () => '2026-11-30' }

const FOLDER = join(import.meta.dirname, '..', 'registers')

const cell = z.union([z.string(), z.number(), z.boolean()])
const fieldSchema = z.object({
  field: z.string(),
  kind: z.string(),
  longest: z.number().optional(),
  columns: z.array(z.string()).default([]),
  label: z.string().default(''),
})
const bookSchema = z.object({
  register: z.string(),
  fields: z.array(
    fieldSchema.extend({ kind: z.string(), fields: z.array(fieldSchema).default([]) }),
  ),
  examples: z.array(
    z.object({
      rows: z.array(z.record(z.string(), z.union([cell, z.array(z.record(z.string(), cell))]))),
    }),
  ),
})
type Book = z.infer<typeof bookSchema>
type Row = Book['examples'][number]['rows'][number]

const BOOKS = readdirSync(FOLDER).map((name) =>
  bookSchema.parse(parse(readFileSync(join(FOLDER, name), 'utf8'))),
)

/** The first is kept by members alone; of the second a word asks for a day that no example has. */
const OTHERWISE = ['gifts', 'technology']

const WORD = 'Langwort'.repeat(40).slice(0, 300)
const LONGEST_NAME = 200

/** A word for each field in which words are typed. */
function wordsFor(fields: readonly z.infer<typeof fieldSchema>[]): readonly [string, string][] {
  return fields.flatMap(({ field, kind, longest = WORD.length }): [string, string][] => {
    if (kind === 'person') return [[field, WORD.slice(0, LONGEST_NAME)]]
    return kind === 'text' || kind === 'long-text' ? [[field, WORD.slice(0, longest)]] : []
  })
}

/** An example's row as a spreadsheet has it, with a word in each field in which words are typed. */
function linesOf(book: Book, row: Row): readonly string[] {
  const keyOf = ({ field, label, columns }: z.infer<typeof fieldSchema>) =>
    [field, label, ...columns].find((key) => Object.hasOwn(row, key)) ?? field
  const own = new Map(book.fields.map((one) => [one.field, keyOf(one)]))
  const cells = new Map<string, string>()
  for (const [key, value] of Object.entries(row)) {
    if (!Array.isArray(value)) cells.set(key, String(value))
    else {
      const group = book.fields.find(({ field }) => field === key)?.fields ?? []
      const item = { ...value[0], ...Object.fromEntries(wordsFor(group)) }
      for (const [name, one] of Object.entries(item)) cells.set(`${key}-1-${name}`, String(one))
    }
  }
  for (const [field, word] of wordsFor(book.fields)) cells.set(own.get(field) ?? field, word)
  const line = (all: Iterable<string>) => [...all].map((one) => JSON.stringify(one)).join(',')
  return [line(cells.keys()), line(cells.values())]
}

describe('a word of three hundred letters in every field of every book', () => {
  let site: TestSite
  const { take } = bookKeeper(() => site)
  before(async () => {
    const added = await readShipped(BOOKS.map(({ register }) => register))
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ...added]),
    )
  })
  after(() => site.close())

  /** The address of an entry of a book that has the words; none of one that takes no row of its examples with them. */
  const plant = async (book: Book): Promise<string | undefined> => {
    for (const row of book.examples.flatMap(({ rows }) => rows)) {
      await take(book.register, linesOf(book, row)).catch(() => undefined)
      const { body } = await site.app.inject({
        url: `/registers/${book.register}.json`,
        headers: site.operator,
      })
      const reference = /"reference": "([^"]+)"/.exec(body)?.[1]
      if (reference !== undefined) return `/registers/${book.register}/${reference}`
    }
    return undefined
  }

  it('makes no list, no entry and no page of what is due wider than the screen', async () => {
    const kept = new Map<string, string>()
    const not: string[] = []
    for (const book of BOOKS) {
      const entry = await plant(book)
      if (entry === undefined) not.push(book.register)
      else kept.set(book.register, entry)
    }
    assert.deepEqual(not, OTHERWISE)
    await withBrowser(async (browser) => {
      const page = await openPage(browser, { width: 320 })
      await signInOn(page, site, {
        ...{ name: 'Ada Officer', email: 'ada@example.gov.uk', at: CLOCK.now() },
        roles: ['commissioners-officer', 'performance-officer', 'clerk', 'monitoring-officer'],
      })
      const wide: string[] = []
      const look = async (path: string) => {
        await page.goto(`${site.address}${path}`)
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 900 })
          const found = await findSidewaysScroll(page)
          if (found.length > 0) wide.push(`${path} at ${width} px: ${found.join('; ')}`)
        }
      }
      for (const [id, entry] of kept) {
        await look(`/registers/${id}`)
        await look(entry)
      }
      await look('/registers/due')
      assert.deepEqual(wide, [])
    })
  })
})
