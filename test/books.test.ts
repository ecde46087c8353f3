import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { fetchArea, takeUpWhatIsLeft } from '#performance/index.ts'
import { fetchDueInRegisters, registerBook } from '#registers/index.ts'
import { verifyRecord } from '#storage/index.ts'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

/** A day on which the quarter of the papers is over. */
const CLOCK = { now: () => '2019-08-01T10:00:00Z', today: () => '2019-08-01' }

const SHIPPED = ['information-requests', 'correspondence', 'boards', 'placements', 'engagement']

/** The registers of every office, in the made-up place, with the calendars of the United Kingdom. */
async function openBooks(): Promise<TestSite> {
  const added = await readShipped(SHIPPED)
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

const EVENT = {
  ...{ kind: 'event', place: 'Skerby', commissioner: 'yes', deputy: 'no', hours: '2' },
}

describe('the registers of an office', () => {
  let site: TestSite
  before(async () => {
    site = await openBooks()
  })
  after(() => site.close())

  const get = async (url: string, headers: Record<string, string> = site.operator) =>
    await site.app.inject({ url, headers })
  const post = async (url: string, fields: Record<string, string>) =>
    await site.app.inject({
      ...{ method: 'POST', url },
      headers: { ...site.operator, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
  const record = async (register: string, fields: Record<string, string>) => {
    const done = await post(`/registers/${register}/new`, { ...fields, 'form-step': 'record' })
    assert.equal(done.statusCode, 303, done.body)
    return String(done.headers['location'])
  }
  const send = async (
    register: string,
    name: string,
    content: string | Buffer,
    how: 'look' | 'import',
  ) => {
    const boundary = 'a-boundary'
    const field = (key: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`
    const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`
    return await site.app.inject({
      ...{ method: 'POST', url: `/registers/${register}/import` },
      headers: { ...site.operator, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(file),
        Buffer.from(content),
        Buffer.from(
          `\r\n${field('reason', 'The book of the quarter')}${field('how', how)}--${boundary}--\r\n`,
        ),
      ]),
    })
  }

  it('case 2 of the office: a request of 17 June 2019 is due on 16 July, and the page shows the day it skipped', async () => {
    const typed = { received: '2019-06-17', regime: 'foi', topic: 'Diary' }
    const check = await post('/registers/information-requests/new', typed)
    assert.equal(check.statusCode, 200, check.body)
    assert.match(check.body, /17 June 2019/)
    const done = await post('/registers/information-requests/new', {
      ...typed,
      'form-step': 'record',
    })
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
      // What is the same of several rows is said once, with the number of each
      const named = [...body.matchAll(/\bRows? ((?:\d+(?:, )?)+)</g)].flatMap(([, rows = '']) =>
        rows.split(', ').map(Number),
      )
      assert.deepEqual(
        named.toSorted((one, other) => one - other),
        [...FAULTS.keys()],
      )
      assert.match(body, how === 'look' ? /1,970 would be added/ : /1,970 added/)
    }
    const again = await send('correspondence', 'letters.csv', text, 'import')
    assert.match(again.body, /1,970 there already, 30 not taken/)
    const list = await get('/registers/correspondence')
    assert.match(list.body, /1,970 letters are recorded\./)
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
    assert.match(body, /,By e-mail,Complaint,/)
    assert.match((await get('/registers/correspondence.json')).body, /"channel": "e-mail"/)
    const again = await send('correspondence', 'out.csv', body, 'import')
    assert.match(again.body, /1,970 there already/, again.body.slice(0, 3_000))
  })

  it('are given out as workbooks that can be taken in again, and as a feed and a calendar of what is public', async () => {
    for (const kind of ['xlsx', 'ods']) {
      const file = await get(`/registers/correspondence.${kind}?from=2019-05-01&to=2019-05-03`)
      assert.equal(file.statusCode, 200)
      const again = await send('correspondence', `out.${kind}`, file.rawPayload, 'look')
      assert.match(again.body, /\d+ there already\./, again.body.slice(0, 3_000))
    }
    const feed = await get('/registers/correspondence.atom', {})
    assert.doesNotMatch(feed.body, /<entry>/)
    await record('engagement', { ...EVENT, held: '2019-04-10', what: 'Market day' })
    assert.match((await get('/registers/engagement.atom', {})).body, /<title>Market day<\/title>/)
    assert.match((await get('/registers/engagement.ics', {})).body, /SUMMARY:Market day/)
  })

  it('say what of an address they cannot be narrowed by, and not that it was asked for', async () => {
    const said = async (query: string) => (await get(`/registers/engagement?${query}`)).body
    for (const asked of ['kind=praise', 'from=soon']) {
      assert.match(await said(asked), /cannot be narrowed by what its address says of “/)
      assert.doesNotMatch(await said(asked), /like that/)
    }
    // Words of an address are whatever somebody made a link say
    const forged = await said('Ring%200800%20123=now')
    assert.match(forged, /cannot be narrowed by anything else that its address names, and was not/)
    assert.doesNotMatch(forged, /Ring|like that/)
    assert.doesNotMatch(await said('kind=event'), /cannot be narrowed/)
  })

  it('show on the page of a definition which codes there are, and what they were called before', async () => {
    const { body } = await get('/registers/boards/definition', {})
    assert.match(body, /Joint Audit, Risk and Assurance Panel \(before: joint-arrangements-panel, /)
  })

  it('say on that page by which clock an entry is counted, in its own words', async () => {
    const { body } = await get('/registers/correspondence/definition', {})
    assert.match(body, /Those of which “Answer: in time” is yes/)
  })

  it('case 6 of the office: a joint event counts once, and a correction a month later supersedes the quarter', async () => {
    await record('engagement', { ...EVENT, held: '2019-05-11', what: 'Walk', deputy: 'yes' })
    const third = await record('engagement', {
      ...EVENT,
      held: '2019-06-12',
      what: 'Surgery',
      hours: '1.5',
    })
    const said = async (measure: string) =>
      (await get(`/performance/${measure}`)).body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    assert.match(await said('engagement-events'), /3 events in April to June 2019/)
    const before = await post(`${third}/correct`, {
      ...{ ...EVENT, held: '2019-06-12', what: 'Surgery', hours: '2.5' },
      ...{ 'form-reason': 'It took an hour more', 'form-step': 'record' },
    })
    assert.equal(before.statusCode, 303, before.body)
    const page = (await get(third)).body
    assert.match(page, /1 hour 30 minutes, then 2 hours 30 minutes/)
    assert.match(page, /It took an hour more/)
    const { rows } = await sql<{ value: number }>`
      select value from observation where measure = 'engagement-hours'
        and period_start = '2019-04-01' and period_end = '2019-06-30' order by id`.execute(site.db)
    assert.deepEqual(rows.map(({ value }) => value).slice(-2), [5.5, 6.5])
  })

  it('case 7 of the office: a concern without an outcome is listed for follow-up when sixty days have gone', async () => {
    await record('engagement', {
      ...{
        ...EVENT,
        held: '2019-05-20',
        what: 'Walk in Kibworth',
        kind: 'patch-walk',
        place: 'Kibworth',
      },
      ...{ 'concerns-1-concern': 'Speeding past the school', 'concerns-1-passed_to': 'The force' },
    })
    const due = (await get('/registers/due')).body
    assert.match(
      due,
      /Walk in Kibworth[\s\S]*Outcome of concerns[\s\S]*Friday 19 July 2019[\s\S]*Overdue/,
    )
  })

  it('are changed many at once with one reason, wherever the entry is then still right', async () => {
    const url = '/registers/correspondence/change?from=2019-05-01&to=2019-05-02'
    const change = { field: 'answered', value: '01/05/2019', 'form-reason': 'The stamp was wrong' }
    const check = await post(url, change)
    assert.match(check.body, /stays as it is: It was answered before it was received/)
    const done = await post(url, { ...change, 'form-step': 'record' })
    assert.equal(done.statusCode, 303, done.body)
    const list = (await get('/registers/correspondence.csv?from=2019-05-01&to=2019-05-02')).body
    assert.doesNotMatch(list, /2019-05-01,.*,2019-05-02/)
  })

  it('ask for one more part of a group without a script, and give back what was typed', async () => {
    const typed = { ...EVENT, held: '2019-05-20', what: 'Walk', 'concerns-1-concern': 'Noise' }
    const more = await post('/registers/engagement/new', { ...typed, 'form-step': 'add-concerns' })
    assert.match(more.body, /name="concerns-2-concern"/)
    assert.match(more.body, /value="Noise"/)
    const wrong = await post('/registers/engagement/new', { ...typed, hours: '25:00' })
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /Enter how long it took as 24:00 or less/)
  })

  it('take nothing out of a record: what was taken out stays in its history, for who keeps it', async () => {
    const page = await record('engagement', { ...EVENT, held: '2019-06-01', what: 'Twice entered' })
    const out = await post(`${page}/take-out`, {
      'form-reason': 'It was entered twice',
      'form-step': 'record',
    })
    assert.equal(out.statusCode, 303, out.body)
    assert.equal((await get(page)).statusCode, 404)
    assert.doesNotMatch((await get('/registers/engagement')).body, /Twice entered/)
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })

  it('have those who keep them reminded of what is due, by reference and not by what it is about', async () => {
    const registers = registerBook(site.readAs({ audience: 'public' }))
    const asSealed = site.readAs({ audience: 'sealed' })
    const due = await fetchDueInRegisters(asSealed, registers, '2019-07-11')
    const [request] = due.filter(({ key }) => key.startsWith('register information-requests'))
    assert.equal(request?.due, '2019-07-16')
    assert.match(request?.what ?? '', /^Information requests, [2-9B-Y]{4}-[2-9B-Y]{4}: Answer$/)
    assert.deepEqual(request?.daysBefore, [5, 1])
    assert.deepEqual(request?.roles, ['commissioners-officer', 'performance-officer'])
  })

  it('have no figure of a month in which nobody has said that anything happened', async () => {
    const area = await fetchArea(site.db)
    assert.ok(area)
    await takeUpWhatIsLeft({
      ...{ db: site.db, now: () => ({ at: CLOCK.now(), today: CLOCK.today() }) },
      registers: registerBook(site.readAs({ audience: 'public' })),
      fetchArea: async () => area,
    })
    const { rows } = await sql<{ measure: string }>`
      select measure from observation join import on import.id = import_id
      where file_name like 'register %' and value is null and status = 'actual'`.execute(site.db)
    assert.deepEqual(rows, [])
  })

  it('answer odd addresses and forms with a sentence, and never fail', async () => {
    const odd = ['%00', '%F0%9F%92%A9', '%25_%5C', "'--", '%ED%A0%80', '..%2f', 'a'.repeat(5_000)]
    const urls = odd.flatMap((one) => [
      `/registers/correspondence?words=${one}&page=${one}&kind=${one}&from=${one}`,
      `/registers/correspondence.csv?state=${one}&words=${one}`,
      `/registers/${one}`,
      `/registers/correspondence/${one}`,
      `/registers/engagement/new?held=${one}&concerns-shown=${one}`,
      `/registers/engagement/new?held=a&held=b`,
    ])
    for (const url of urls) {
      const { statusCode } = await get(url)
      assert.ok(statusCode < 500, `${url.slice(0, 80)}: ${statusCode}`)
    }
    for (const one of odd) {
      const typed = {
        ...EVENT,
        held: one,
        what: decodeURIComponent(one.replace('%ED%A0%80', '')),
        hours: one,
      }
      for (const url of ['new', 'change', 'import']) {
        const sent = await post(`/registers/engagement/${url}`, {
          ...typed,
          'concerns-99-told': one,
        })
        assert.ok(sent.statusCode < 500, `${url} ${one}: ${sent.statusCode}`)
      }
    }
  })
})
