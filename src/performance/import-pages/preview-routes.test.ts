import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fetchEntries } from '#storage/index.ts'
import { staffingWorkbook } from '../../../test/fixtures/imports/staffing-workbook.ts'
import { openSite, type TestSite } from '../../../test/site.ts'

let site: TestSite

before(async () => {
  site = await openSite('test/fixtures/areas/wealdmoor')
})
after(() => site.close())

const FIRST = { months: ['Sep-24', 'Mar-25', 'Sep-25'], day: '30 September 2025' } as const
const NEXT = {
  months: ['Mar-25', 'Sep-25', 'Mar-26'],
  day: '31 March 2026',
  rise: [7, 12, 20],
} as const

/** Sends a file and answers where its preview is. */
async function upload(name: string, content: Buffer | string): Promise<string> {
  const form = new FormData()
  form.append('why', 'Half-yearly staffing')
  form.append(
    'file',
    new Blob([typeof content === 'string' ? content : new Uint8Array(content)]),
    name,
  )
  const response = await fetch(`${site.address}/data/import`, {
    method: 'POST',
    headers: site.operator,
    body: form,
    redirect: 'manual',
  })
  assert.equal(response.status, 303, await response.text())
  return response.headers.get('location') ?? ''
}

async function open(path: string): Promise<{ status: number; html: string; text: string }> {
  const response = await fetch(`${site.address}${path}`, { headers: site.operator })
  const html = await response.text()
  return { status: response.status, html, text: plain(html) }
}

async function post(path: string, fields: Readonly<Record<string, string>>) {
  const response = await fetch(`${site.address}${path}`, {
    method: 'POST',
    headers: site.operator,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  const location = response.headers.get('location') ?? ''
  return { status: response.status, location, text: plain(await response.text()) }
}

/** The words of a page. */
function plain(html: string): string {
  const words = html.slice(html.indexOf('<main')).replace(/<[^>]+>/g, ' ')
  const letters = words.replace(/&(#34|quot);/g, '"').replace(/&(#39|apos);/g, "'")
  return letters.replace(/\s+/g, ' ')
}

/** The name of the field that asks a question with these words. */
function fieldOf(html: string, words: string): string {
  const legend = html.indexOf(words)
  assert.ok(legend >= 0, words)
  return /name="(q-[0-9a-f]+)"/.exec(html.slice(legend))?.[1] ?? ''
}

async function waiting(): Promise<readonly string[]> {
  const folder = join(site.folder, 'uploads')
  return existsSync(folder)
    ? (await readdir(folder)).filter((name) => !name.endsWith('.rejects.csv'))
    : []
}

describe('a file of another layout', () => {
  it('is refused in one sentence where it is so long that everybody would wait for it', async () => {
    const rows = Array.from({ length: 501 }, (_, row) =>
      [`Ward ${row}`, ...Array.from({ length: 999 }, (_one, at) => at)].join(','),
    )
    const form = new FormData()
    form.append('why', 'All wards')
    form.append('file', new Blob([rows.join('\n')]), 'wards.csv')
    const response = await fetch(`${site.address}/data/import`, {
      ...{ method: 'POST', headers: site.operator, body: form, redirect: 'manual' as const },
    })
    assert.equal(response.status, 422)
    const text = plain(await response.text())
    assert.match(text, /wards\.csv has 501,000 cells\. Here at most 500,000 are read/)
    assert.match(text, /split it, put it in those columns, or have it imported on the command line/)
    assert.deepEqual(await waiting(), [])
  })

  it('is shown beside what was understood of it, cell and figure linked both ways', async () => {
    const path = await upload('staffing.ods', staffingWorkbook(FIRST))
    const { status, html, text } = await open(path)
    assert.equal(status, 200)
    assert.match(
      text,
      /120 figures were read, and 2 questions are open, for 4 answers\. 30 can be imported/,
    )
    assert.match(html, /<td id="cell-B7"[^>]*><a[^>]*href="#figure-B7">1201\.4<\/a>/)
    assert.match(
      html,
      /<tr id="figure-B7"><th scope="row"><a[^>]*href="#cell-B7">B7<\/a><\/th><td[^>]*>1,201<\/td><td>Officers in post<\/td><td>Wealdmoor<\/td><td[^>]*>30 September 2024<\/td>/,
    )
    const other = await open(`${path}?sheet=2`)
    assert.match(other.text, /Sheet “Table_2” as it stands/)
    assert.match(other.text, /“Staff with powers of detention”/)
    const { importCount } = await counts()
    assert.equal(importCount, 0)
    assert.equal((await post(`${path}/forget`, {})).status, 303)
    assert.deepEqual(await waiting(), [])
    assert.equal((await open(path)).status, 404)
  })

  it('takes answers into its recipe, and is imported by it; the next edition asks nothing', async () => {
    const path = await upload('staffing.ods', staffingWorkbook(FIRST))
    const { html } = await open(path)
    const answered = await post(`${path}/answers`, {
      [fieldOf(html, '3 places are not in Wealdmoor')]: 'leave',
      [fieldOf(html, 'Which measure is &quot;Volunteers in support')]: 'other',
      [`${fieldOf(html, 'Which measure is &quot;Volunteers in support')}-other`]: 'school-visits',
      'rest-measure': 'leave',
    })
    assert.equal(answered.status, 303)
    const settled = await open(path)
    assert.match(settled.text, /no question is open: 45 can be imported/)
    assert.match(settled.text, /What is left out, and why/)
    assert.match(settled.text, /"Officers on secondment" is left out/)
    const done = await post(`${path}/import`, { recipeTitle: 'Staffing tables' })
    assert.equal(done.status, 303, done.text)
    const page = await open(done.location)
    assert.match(page.text, /staffing\.ods was imported: 45 added\./)
    assert.match(page.text, /Read by the recipe staffing-tables, version 1/)
    assert.deepEqual(await waiting(), [])
    const figure = await open('/performance/officers-in-post')
    assert.match(figure.text, /1,201/)

    const next = await upload('staffing-2026.ods', staffingWorkbook(NEXT))
    const preview = await open(next)
    assert.match(preview.text, /no question is open: 45 can be imported/)
    assert.match(
      preview.text,
      /read by the recipe “Staffing tables” \(staffing-tables, version 1\)/,
    )
    assert.match(preview.text, /Figures added 15 Figures superseded 0 Figures unchanged 30/)
    const again = await post(`${next}/import`, {})
    assert.equal(again.status, 303, again.text)
    assert.match((await open(again.location)).text, /staffing-tables, version 1/)
  })

  it('says which heading is new, and asks only that', async () => {
    const file = staffingWorkbook({ ...NEXT, rise: [7, 12, 21], column: 'Joiners' })
    const path = await upload('staffing-joiners.ods', file)
    const { text, html } = await open(path)
    assert.match(text, /and one question is open/)
    assert.match(text, /A column headed "joiners" is new on "Table_1"\. What does it hold\?/)
    await post(`${path}/answers`, { [fieldOf(html, 'A column headed')]: 'leave' })
    const settled = await open(path)
    assert.match(settled.text, /no question is open/)
    assert.match(settled.text, /with what has been answered here/)
    const done = await post(`${path}/import`, {})
    assert.equal(done.status, 303, done.text)
    assert.match((await open(done.location)).text, /staffing-tables, version 2/)
    const entries = await fetchEntries(site.db, { kind: 'recipe' })
    assert.deepEqual(
      entries.map(({ record, act }) => [record, act]),
      [
        ['staffing-tables', 'record'],
        ['staffing-tables', 'correct'],
      ],
    )
  })

  it('is put right where the program took a column for what it is not', async () => {
    const csv = 'Ward,Term,Burglary of homes\nAmbleford,2025-04,12\nHarrowmere,2025-04,15'
    const path = await upload('wards.csv', `${csv}\n`)
    const before = await open(path)
    assert.match(before.html, /id="table-0-label-0"/)
    await post(`${path}/tables/0`, { 'label-0': 'place', unit: 'percent' })
    const placed = await open(path)
    assert.match(placed.text, /C2 12 Burglary of homes Ambleford/)
    assert.match(
      placed.text,
      /The file gives Burglary of homes in percent, and the measure is in count/,
    )
    await post(`${path}/tables/0`, { unit: '' })
    assert.match((await open(path)).text, /no question is open: 2 can be imported/)
    const left = await post(`${path}/tables/0`, { leave: 'yes' })
    assert.equal(left.status, 303)
    assert.match((await open(path)).text, /0 figures were read/)
    await post(`${path}/forget`, {})
  })

  it('says what is missing where another answer is chosen and not said', async () => {
    const path = await upload('calls.csv', 'Force,Letters answered\nWealdmoor,12\nEastvale,15\n')
    const { html, text } = await open(path)
    assert.match(text, /Which measure is "Letters answered"/)
    const measure = fieldOf(html, 'Which measure is')
    const period = fieldOf(html, 'Which time are the figures')
    const refused = await post(`${path}/answers`, {
      [measure]: 'other',
      [`${measure}-other`]: '',
      [period]: 'other',
      [`${period}-typed`]: 'Easter',
    })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Choose which other measure it is/)
    assert.match(refused.text, /"Easter" is not a period/)
    await post(`${path}/answers`, {
      [measure]: 'other',
      [`${measure}-other`]: 'school-visits',
      [period]: 'other',
      [`${period}-typed`]: '2025-04',
    })
    assert.match((await open(path)).text, /no question is open: 2 can be imported/)
    const done = await post(`${path}/import`, { recipeTitle: 'Letters' })
    assert.equal(done.status, 303, done.text)

    // The time was answered of that file alone
    const next = await upload('calls-may.csv', 'Force,Letters answered\nWealdmoor,14\nEastvale,9\n')
    const asked = await open(next)
    assert.match(asked.text, /one question is open/)
    assert.match(asked.text, /Which time are the figures for\? Nothing in the file says so/)
    await post(`${next}/forget`, {})
  })

  it('lists what is wrong by what mends it, and leaves out what stands for no figure when told to', async () => {
    const values = ['41', 'see the note', '45', '44', 'see the note', '47', '43', '42', '46']
    const rows = values.map((value, index) => `Wealdmoor,2024-0${index + 1},${value},10${index}`)
    const path = await upload(
      'visits.csv',
      `Force,Month,Visits to schools,Cadets\n${rows.join('\n')}\n`,
    )
    const { html, text } = await open(path)
    assert.match(text, /2 things are wrong with the file/)
    assert.match(text, /3, 6 How many 2 C3 has "see the note" where a figure is expected/)
    assert.doesNotMatch(text, /Save the recipe and import/)
    const list = await open(`${path}/faults.csv`)
    assert.match(list.html, /^\uFEFF?rows,what to do\r?\n3,/)
    await post(`${path}/answers`, { [fieldOf(html, 'stands where a figure is expected')]: 'leave' })
    const settled = await open(path)
    assert.match(settled.text, /no question is open: 16 can be imported/)
    assert.match(settled.text, /"see the note" is no figure/)
    await post(`${path}/forget`, {})
  })

  it('is no page of a file that does not wait, nor of one without a draft', async () => {
    for (const path of ['0'.repeat(64), 'x', '..%2f']) {
      assert.equal((await open(`/data/import/${path}`)).status, 404)
      for (const act of ['answers', 'import', 'tables/0']) {
        assert.equal((await post(`/data/import/${path}/${act}`, {})).status, 404)
      }
    }
  })
})

async function counts(): Promise<{ importCount: number }> {
  const { count } = await site.db
    .selectFrom('import')
    .select((found) => found.fn.countAll<number>().as('count'))
    .where('kind', '=', 'observations')
    .executeTakeFirstOrThrow()
  return { importCount: Number(count) }
}

describe('a file of another layout that is sent or confirmed by several at once', () => {
  const NAME = 'again.xlsx'
  const content = () =>
    staffingWorkbook({ months: ['Sep-21', 'Mar-22', 'Sep-22'], day: '30 September 2022' })

  it('is kept, and its page made, for each of them', async () => {
    const places = await Promise.all([1, 2, 3].map(() => upload(NAME, content())))
    assert.equal(new Set(places).size, 1)
    assert.equal((await open(places[0] ?? '')).status, 200)
  })

  it('is imported once, and the others are told that it is no longer there', async () => {
    const place = await upload(NAME, content())
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        post(`${place}/import`, { recipeTitle: 'Again', smallNumbers: 'published' }),
      ),
    )
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 404, 404])
    assert.match(answers.find(({ status }) => status === 404)?.text ?? '', /no longer here/)
  })

  it('is not there for whoever looks at it while it is imported', async () => {
    const place = await upload(NAME, content())
    const seen = await Promise.all([
      post(`${place}/forget`, {}),
      ...[1, 2, 3].map(() => open(place)),
    ])
    assert.ok(seen.every(({ status }) => status < 500))
  })
})
