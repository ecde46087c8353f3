import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { fetchArea } from '#performance/index.ts'
import { capitalise, citeSource, describePeriod, periodOf } from '#shared/index.ts'
import type { Status } from '#statistics/index.ts'
import { writeFigure } from '../src/performance/series/write-figure.ts'
import { type SharedSite, shareSite } from './site.ts'

const AREA = 'areas/leicestershire'

/** A subject, or a measure in one of its places; other pages are neither. */
const PAGE = /^\/performance\/(?:subjects\/(\S+)|([a-z0-9-]+)(?:\?area=\S+)?)$/

/** A row of a page's tables, its cells' words. */
type Cells = readonly string[]

/** The pages that are wanted, of those that so many links lead to from the front page. */
async function walk(site: SharedSite, most: number, isWanted: (url: string) => boolean) {
  const pages = new Map<string, string>()
  let next = ['/']
  for (let depth = 0; depth <= most; depth += 1) {
    const found: string[] = []
    for (const url of next) {
      const { body, statusCode, headers } = await site.app.inject({ url })
      assert.equal(statusCode, 200, url)
      if (!String(headers['content-type']).includes('html')) continue
      pages.set(url, body)
      for (const [, link = ''] of body.matchAll(/href="(\/performance[^"#]*)"/g)) {
        if (isWanted(link)) found.push(link)
      }
    }
    next = [...new Set(found)].filter((url) => !pages.has(url))
  }
  return pages
}

/** Every row of the file of printed figures, as it was taken in, with the words it is to be found by. */
async function fetchPrinted({ db }: SharedSite) {
  const area = await fetchArea(db)
  const rows = await db
    .selectFrom('counted_observation as figure')
    .innerJoin('import', 'import.id', 'figure.import_id')
    .where('import.file_name', '=', 'figures/printed.csv')
    .selectAll('figure')
    .execute()
  return rows.map((row) => {
    const measure = area?.measures.get(row.measure)
    assert.ok(measure)
    const source = {
      document: row.source_document,
      ...(row.source_paragraph === null ? {} : { paragraph: row.source_paragraph }),
    }
    const { value, breakdown } = row
    const period = capitalise(describePeriod(periodOf(row.period_start, row.period_end)))
    const figure = writeFigure({ value, breakdown, status: row.status as Status }, measure)
    return { measure: measure.id, words: [period, figure, citeSource(source)] }
  })
}

function rowsOf(html: string): readonly Cells[] {
  return [...html.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd].*?<\/t[hd]>/gs)].map(([cell]) =>
      cell
        .replace(/<span class="cf-table__label[^>]*>.*?<\/span>/gs, '')
        .replace(/<[^>]+>/g, ' ')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  )
}

describe('every figure of the printed papers', () => {
  let site: SharedSite
  before(async () => {
    site = await shareSite(AREA)
  })

  it('is within four links of the front page, in a row with its period and where it is printed', async () => {
    const printed = await fetchPrinted(site)
    const measures = new Set(printed.map(({ measure }) => measure))
    // Its tables are three links away, or four for another place of a measure
    const pages = await walk(site, 4, (url) => {
      const [, subject, measure = ''] = PAGE.exec(url) ?? []
      return url === '/performance' || subject !== undefined || measures.has(measure)
    })
    const rows = new Map<string, readonly Cells[]>()
    for (const [url, html] of pages) {
      const measure = PAGE.exec(url)?.[2]
      if (measure) rows.set(measure, [...(rows.get(measure) ?? []), ...rowsOf(html)])
    }
    const unseen = printed.flatMap(({ measure, words }) => {
      const isThere = (rows.get(measure) ?? []).some((cells) =>
        words.every((word) => cells.some((cell) => cell.includes(word))),
      )
      return isThere ? [] : [`${measure}: ${words.join(' | ')}`]
    })
    assert.deepEqual(unseen, [])
    assert.equal(printed.length, 628)
  })

  it('is of a measure that its subject lists, and no measure is left out', async () => {
    const pages = await walk(
      site,
      2,
      (url) => url === '/performance' || PAGE.exec(url)?.[1] !== undefined,
    )
    const listed = [...pages]
      .filter(([url]) => url.startsWith('/performance/subjects/'))
      .flatMap(([, html]) => [...html.matchAll(/href="\/performance\/([a-z0-9-]+)"/g)])
      .map(([, id]) => id)
    const area = await fetchArea(site.db)
    const missing = [...(area?.measures.keys() ?? [])].filter((id) => !listed.includes(id))
    assert.ok(listed.length > 0)
    assert.deepEqual(missing, [])
  })
})
