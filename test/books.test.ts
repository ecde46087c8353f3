import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from './site.ts'

const ROOT = join(import.meta.dirname, '..')

/** A day on which the quarter of the papers is over. */
const CLOCK = { now: () => '2019-08-01T10:00:00Z', today: () => '2019-08-01' }

const SHIPPED = ['information-requests', 'correspondence', 'boards', 'placements', 'engagement']

const CALENDARS = ['', '-scotland', '-northern-ireland'].map(
  (part) => `calendar/bank-holidays${part}.yaml`,
)

/** The registers of every office, in the made-up place, with the calendars of the United Kingdom. */
async function openBooks(): Promise<TestSite> {
  const read = async (path: string, from: string) =>
    [path, await readFile(join(ROOT, from), 'utf8')] as const
  const added = await Promise.all([
    ...SHIPPED.map((id) => read(`registers/${id}.yaml`, `registers/${id}.yaml`)),
    ...CALENDARS.map((path) => read(path, `statute/${path}`)),
  ])
  return await openSite(
    'test/fixtures/areas/northmere',
    CLOCK,
    (files) => new Map([...files, ...added]),
  )
}

/** Two thousand letters of the quarter, of which these rows have something wrong. */
function letters(faults: ReadonlyMap<number, string>): string {
  const lines = Array.from({ length: 2_000 }, (_, index) => {
    const fault = faults.get(index + 2)
    if (fault !== undefined) return fault
    const day = `${String((index % 28) + 1).padStart(2, '0')}/0${(index % 3) + 4}/2019`
    return `${day},E-mail,Complaint,Letter ${index},Ada Example ${index},${day}`
  })
  return ['Date received,Channel,Type,Subject,Sender,Date answered', ...lines].join('\n')
}

/** Thirty rows, each with something else wrong than the one before it. */
const FAULTS = new Map(
  Array.from({ length: 30 }, (_, index) => {
    const row = 10 + index * 60
    const kinds = [
      '31/06/2019,E-mail,Complaint,Noise,Bo Invented,',
      '03/05/2019,Fax,Complaint,Noise,Bo Invented,',
      '03/05/2019,Post,Praise,Noise,Bo Invented,',
      '03/05/2019,Post,Enquiry,,Bo Invented,',
      '03/05/2019,Post,Enquiry,Noise,Bo Invented,02/05/2019',
      '03/09/2019,Post,Enquiry,Noise,Bo Invented,',
    ]
    return [row, kinds[index % kinds.length] ?? '']
  }),
)

describe('the registers of an office', () => {
  let site: TestSite
  let folder: string
  before(async () => {
    site = await openBooks()
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-letters-'))
  })
  after(async () => {
    await site.close()
    await rm(folder, { recursive: true, force: true })
  })

  const get = async (url: string, headers: Record<string, string> = site.operator) =>
    await site.app.inject({ url, headers })
  const post = async (url: string, fields: Record<string, string>) =>
    await site.app.inject({
      ...{ method: 'POST', url },
      headers: { ...site.operator, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
  const send = async (register: string, name: string, text: string, how: 'look' | 'import') => {
    const boundary = 'a-boundary'
    const field = (key: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`
    const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n`
    return await site.app.inject({
      ...{ method: 'POST', url: `/registers/${register}/import` },
      headers: { ...site.operator, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `${file}${field('reason', 'The book of the quarter')}${field('how', how)}--${boundary}--\r\n`,
    })
  }

  it('case 2 of the office: a request of 17 June 2019 is due on 16 July, and the page shows the day it skipped', async () => {
    const typed = { received: '2019-06-17', regime: 'foi', topic: 'Diary' }
    const check = await post('/registers/information-requests/new', typed)
    assert.equal(check.statusCode, 200, check.body)
    assert.match(check.body, /17 June 2019/)
    const done = await post('/registers/information-requests/new', { ...typed, step: 'record' })
    assert.equal(done.statusCode, 303, done.body)
    const page = await get(String(done.headers['location']))
    assert.match(page.body, /Tuesday 16 July 2019/)
    assert.match(page.body, /12 July 2019 \(Battle of the Boyne/)
    // Nobody but those who keep it may know of it before it is answered
    assert.equal((await get(String(done.headers['location']), {})).statusCode, 404)
  })

  it('take in two thousand letters, and name each of thirty faults with its row', async () => {
    const text = letters(FAULTS)
    for (const how of ['look', 'import'] as const) {
      const { statusCode, body } = await send('correspondence', 'letters.csv', text, how)
      assert.equal(statusCode, 422, body.slice(0, 2_000))
      for (const row of FAULTS.keys()) assert.match(body, new RegExp(`Row ${row} of letters.csv: `))
      assert.equal(body.match(/Row \d+ of letters\.csv: /g)?.length, 30)
      assert.match(body, how === 'look' ? /1,970 would be added/ : /1,970 added/)
    }
    const again = await send('correspondence', 'letters.csv', text, 'import')
    assert.match(again.body, /1,970 there already, 30 not taken/)
    const list = await get('/registers/correspondence')
    assert.match(list.body, /1,970 letters that you may read/)
  })

  it('are counted on the page of the measure, and a correction supersedes the count', async () => {
    const before = await get('/performance/correspondence-received')
    assert.equal(before.statusCode, 200)
    const csv = await get('/registers/correspondence.csv?from=2019-05-01&to=2019-05-31')
    const inMay = csv.body.trim().split('\r\n').length - 1
    assert.match(before.body, new RegExp(`>\\s*${inMay}\\s*<`))
  })

  it('tell nobody of what is sealed, nor that an entry is there at all', async () => {
    for (const url of ['', '.csv', '.json', '?words=Ada', '/months', '/definition']) {
      const { body } = await get(`/registers/correspondence${url}`, {})
      assert.doesNotMatch(body, /Ada Example|Letter \d/, url)
    }
    assert.match((await get('/registers/correspondence', {})).body, /No letters are recorded/)
    assert.match((await get('/registers/correspondence.csv')).body, /Ada Example/)
  })

  it('are kept by hand in a file that can be sent again as it was given out', async () => {
    const { body } = await get('/registers/correspondence.csv')
    await writeFile(join(folder, 'out.csv'), body)
    const again = await send('correspondence', 'out.csv', body, 'import')
    assert.match(again.body, /1,970 there already/, again.body.slice(0, 3_000))
  })
})
