import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

/** A day on which the quarter of the papers is over. */
const CLOCK = { now: () => '2019-08-01T10:00:00Z', today: () => '2019-08-01' }

const BOOKS = ['correspondence', 'invitations', 'diary', 'office-months', 'engagement'].concat([
  'information-requests',
])

const MEASURES = ['correspondence-received', 'correspondence-on-time-rate', 'invitations-received']
  .concat(['invitations-acceptance-rate', 'pcc-meetings', 'emails-received', 'annual-leave-days'])
  .concat(['flexi-balance', 'flexi-max-held', 'sickness-days', 'sickness-rate', 'opcc-headcount'])
  .concat(['opcc-vacancies', 'opcc-projects', 'engagement-events', 'engagement-hours'])
  .concat(['foi-received', 'foi-on-time-rate', 'concerns-raised'])

/** The report of the office's quarter, of a made-up place. */
const REPORT = `id: office
title: Office report
about: Office of the Mayor
comparison: year-before
sections:
  - id: office
    title: The office
    rows:
${MEASURES.map((id) => `      - { measure: ${id}, area: mayors-office, headline: true }`).join('\n')}
periods: [2019-20-Q1]
`

async function openOffice(): Promise<TestSite> {
  const added = await readShipped(BOOKS)
  return await openSite(
    'test/fixtures/areas/northmere',
    CLOCK,
    (files) => new Map([...files, ...added, ['reports/office.yaml', REPORT]]),
  )
}

const days = (many: number) =>
  Array.from({ length: many }, (_, index) => {
    const month = String((index % 3) + 4).padStart(2, '0')
    return `2019-${month}-${String((Math.floor(index / 3) % 20) + 1).padStart(2, '0')}`
  })

/** 148 letters of the quarter, 130 of them answered on the day they came. */
const letters = () =>
  ['received,channel,kind,subject,answered']
    .concat(
      days(148).map((day, index) => {
        const answered = index < 130 ? day : '2019-07-30'
        return `${day},post,enquiry,Letter ${index},${answered}`
      }),
    )
    .join('\n')

/** 160 invitations, 38 of them accepted. */
const invitations = () =>
  ['received,event_name,answer']
    .concat(
      days(160).map(
        (day, index) => `${day},Event ${index},${index < 38 ? 'accepted' : 'declined'}`,
      ),
    )
    .join('\n')

/** 228 meetings, 93 of them internal and 52 with the force. */
const diary = () =>
  ['held,what,type']
    .concat(
      days(228).map(
        (day, index) =>
          `${day},Meeting ${index},${index < 93 ? 'internal' : index < 145 ? 'force' : 'other'}`,
      ),
    )
    .join('\n')

const MONTHS = [
  'month,days,emails,headcount,leave_days,flexi_people,flexi_hours,flexi_most,flexi_note,sickness_days,vacancies,projects',
  '2019-04-30,30,300,18,26,13,120,15,,30,5,16',
  '2019-05-31,31,345,18,26,13,130,26,Cover,32,6,17',
  '2019-06-30,30,350,18,26,13,137,14,,34,6,18',
].join('\n')

/** 8 events of the commissioner, one of them with the deputy, of 57 and a half hours, and 19 of staff of 88 and a half. */
const hoursOf = (index: number) =>
  index === 0 ? '16' : index === 7 ? '5:30' : index < 8 ? '6' : index === 26 ? '7:30' : '4:30'
const engagement = () =>
  ['held,what,kind,place,commissioner,deputy,staff,hours']
    .concat(
      days(27).map((day, index) => {
        const who = index === 0 ? 'yes,yes,no' : index < 8 ? 'yes,no,no' : 'no,no,yes'
        return `${day},Event ${index},event,Skerby,${who},${hoursOf(index)}`
      }),
    )
    .join('\n')

describe('the books of an office, from rows to measures to its quarter’s report', () => {
  let site: TestSite
  before(async () => {
    site = await openOffice()
    await take('correspondence', letters())
    await take('invitations', invitations())
    await take('diary', diary())
    await take('office-months', MONTHS)
    await take('engagement', engagement())
  })
  after(() => site.close())

  const plain = (body: string) =>
    body
      .replace(/<[^>]+>/g, ' ')
      .replace(/&quot;/g, '"')
      .replace(/\s+/g, ' ')
  const get = async (url: string, headers: Record<string, string> = site.operator) =>
    plain((await site.app.inject({ url, headers })).body)
  const post = async (url: string, fields: Record<string, string> = {}) =>
    await site.app.inject({
      ...{ method: 'POST', url },
      headers: { ...site.operator, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
  const take = async (register: string, text: string) => {
    const boundary = 'a-boundary'
    const field = (key: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`
    const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${register}.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n`
    const { statusCode, body } = await site.app.inject({
      ...{ method: 'POST', url: `/registers/${register}/import` },
      headers: { ...site.operator, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `${file}${field('reason', 'The book of the quarter')}${field('how', 'import')}--${boundary}--\r\n`,
    })
    assert.ok(statusCode < 400, plain(body).slice(0, 2_000))
  }

  it('case 1: of 148 letters 130 were answered in time, 87.8 percent', async () => {
    assert.match(await get('/performance/correspondence-on-time-rate'), /87\.8%/)
    assert.match(await get('/performance/correspondence-received'), /148 items of correspondence/)
  })

  it('case 3: 137 hours are held, and one person at 26 is told of by itself', async () => {
    assert.match(await get('/performance/flexi-balance'), /137/)
    assert.match(await get('/performance/flexi-max-held'), /26/)
    const refused = await post('/registers/office-months/new', {
      ...{ month: '2019-07-31', days: '31', flexi_people: '13', flexi_hours: '137' },
      flexi_most: '26',
    })
    assert.equal(refused.statusCode, 422)
    assert.match(plain(refused.body), /Enter why somebody holds more than fifteen hours/)
  })

  it('case 4: 96 days of sickness are 8.1 or 5.9 percent, and each page says of which base', async () => {
    const rate = await get('/performance/sickness-rate')
    assert.match(rate, /8\.1%/)
    assert.match(rate, /everybody in the scheme of flexible hours/)
    const ofAll = await get('/performance/sickness-rate-all-staff')
    assert.match(ofAll, /5\.9%/)
    assert.match(ofAll, /the days of all staff/)
  })

  it('case 5: of 228 meetings 93 were internal, and no page shows a part of a meeting', async () => {
    const page = await get('/performance/pcc-meetings')
    assert.match(page, /228 meetings/)
    assert.doesNotMatch(page, /93\.\d/)
    assert.match(page, /\b93\b/)
  })

  it('case 6: 27 events of 146 hours, of which a joint one counts once', async () => {
    assert.match(await get('/performance/engagement-events'), /27 events/)
    assert.match(await get('/performance/engagement-hours'), /146/)
    assert.match(await get('/performance/engagement-events-commissioner'), /8 events/)
    assert.match(await get('/performance/engagement-events-deputy'), /1 event\b/)
    assert.match(await get('/performance/engagement-events-staff'), /19 events/)
    assert.match(await get('/performance/engagement-hours-commissioner-deputy'), /57\.5/)
    assert.match(await get('/performance/engagement-hours-staff'), /88\.5/)
  })

  it('case 2: a request of 17 June 2019 is due on 16 July, past a holiday of Northern Ireland, and is in time that day', async () => {
    await take(
      'information-requests',
      'received,regime,topic,answered,outcome\n2019-06-17,foi,Diary,2019-07-16,given\n2019-06-17,foi,Budget,2019-07-17,given',
    )
    const list = (
      await site.app.inject({ url: '/registers/information-requests', headers: site.operator })
    ).body
    const page = /href="(\/registers\/information-requests\/[2-9A-Z-]{9})"[^>]*>[^<]*Diary/.exec(
      list,
    )?.[1]
    const said = await get(page ?? '')
    assert.match(said, /Done in time: was due Tuesday 16 July 2019/)
    assert.match(said, /12 July 2019 \(Battle of the Boyne/)
    assert.match(await get('/performance/foi-on-time-rate'), /50% in April to June 2019/)
    const report = await get('/reports/office/2019-20-Q1')
    assert.match(report, /2 requests in April to June 2019/)
    assert.match(report, /50% in April to June 2019/)
  })

  it('case 7: a concern from Kibworth without an outcome after 60 days is listed for follow-up, and counted', async () => {
    await take(
      'engagement',
      'held,what,kind,place,commissioner,deputy,staff,hours,concerns-1-concern,concerns-1-area,concerns-1-passed_to\n2019-04-01,Event 0,event,Skerby,yes,yes,no,16,Speeding past the school,Kibworth,The force',
    )
    assert.match(
      await get('/registers/due'),
      /Event 0.*?Outcome of concerns.*?Friday 31 May 2019.*?Overdue/,
    )
    assert.match(await get('/performance/concerns-raised'), /1 concern in April to June 2019/)
    assert.match(await get('/reports/office/2019-20-Q1'), /1 concern in April to June 2019/)
    // The event was there before, and is counted once
    assert.match(await get('/performance/engagement-events'), /27 events/)
  })

  it('the report of the quarter is made of them, and says that they are counted from registers', async () => {
    const report = await get('/reports/office/2019-20-Q1')
    for (const said of ['148', '87.8%', '160', '228', '995', '137', '26', '96', '18', '27', '146'])
      assert.ok(report.includes(said), said)
    assert.match(report, /23\.8%|24%/)
    assert.match(report, /Register "Correspondence", counted from its entries/)
  })

  it('case 8: a letter of May that is entered late makes 149; the published report keeps 148 and leads to the revision', async () => {
    const signOff = '/reports/office/2019-20-Q1/sign-off'
    assert.equal((await post(`${signOff}/begin`)).statusCode, 303)
    const forced = await post(`${signOff}/force`, { reason: 'One officer' })
    assert.equal(forced.statusCode, 303, plain(forced.body).slice(0, 2_000))
    const edition = '/reports/office/2019-20-Q1/editions/1'
    assert.match(await get(`${edition}/revised`, {}), /None of its figures was revised since/)

    await take(
      'correspondence',
      'received,channel,kind,subject\n2019-05-20,post,enquiry,Late letter',
    )
    assert.match(await get('/performance/correspondence-received'), /149 items of correspondence/)
    const { body } = await site.app.inject({ url: '/reports/office/2019-20-Q1', headers: {} })
    assert.match(plain(body), /148 items of correspondence/)
    assert.doesNotMatch(plain(body), /149 items/)
    assert.match(body, new RegExp(`href="${edition}/revised"`))
    const revised = await get(`${edition}/revised`, {})
    assert.match(revised, /Correspondence received Period April to June 2019 .*148.*149/)
    assert.match(revised, /The edition keeps what it said/)
  })
})
