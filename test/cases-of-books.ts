import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { bookKeeper } from './keep-books.ts'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

/** What the cases of one specification are put to: a made-up place that keeps its books and reports what they yield. */
export interface Cases {
  readonly books: readonly string[]
  /** The measures of its report; of the force unless their place is said, as `boards mayors-office`. */
  readonly measures: readonly string[]
  /** Of which there are reports, such as `2018-19`. */
  readonly periods: readonly string[]
  /** Further files of the area, by path. */
  readonly files?: Readonly<Record<string, string>>
}

/** A day on which every period of the papers is over. */
const CLOCK = { now: () => '2020-05-04T10:00:00Z', today: () => '2020-05-04' }

/** Opens the place before the tests of a suite, and closes it after them. */
export function keepBooksOf({ books, measures, periods, files = {} }: Cases) {
  let site: TestSite
  const keeper = bookKeeper(() => site)
  const report = `id: books
title: What the books yield
about: Northmere
comparison: year-before
sections:
  - id: books
    title: Books
    rows:
${measures
  .map((one) => {
    const [id, area] = one.split(' ')
    return `      - { measure: ${id}${area === undefined ? '' : `, area: ${area}`} }`
  })
  .join('\n')}
periods: [${periods.join(', ')}]
`
  before(async () => {
    const shipped = await readShipped(books)
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (area) =>
        new Map([...area, ...shipped, ...Object.entries(files), ['reports/books.yaml', report]]),
    )
  })
  after(() => site.close())

  /** The address of the one entry whose name is said, found from the list of its book. */
  const addressOf = async (register: string, called: string) => {
    const url = `/registers/${register}`
    const { body } = await site.app.inject({ url, headers: site.operator })
    const [, found] =
      new RegExp(`href="(${url}/[2-9A-Z]{4}-[2-9A-Z]{4})"[^>]*>[^<]*${called}`).exec(body) ?? []
    assert.ok(found, `${url} lists nothing called ${called}`)
    return found
  }

  return {
    ...keeper,
    siteOf: () => site,
    addressOf,
    entryOf: async (register: string, called: string) =>
      await keeper.read(await addressOf(register, called)),
    report: (period: string) => keeper.read(`/reports/books/${period}`),
    measure: (id: string) => keeper.read(`/performance/${id}`),
  }
}
