import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

/** A day on which the quarter of the papers is over. */
const CLOCK = { now: () => '2019-08-01T10:00:00Z', today: () => '2019-08-01' }

describe('the cases of the office’s registers', () => {
  let site: TestSite
  before(async () => {
    const added = await readShipped([
      'correspondence',
      'information-requests',
      'boards',
      'placements',
    ])
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ...added]),
    )
  })
  after(() => site.close())

  const plain = (body: string) =>
    body
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#39;/g, "'")
      .replace(/\s+/g, ' ')
  const read = async (url: string, headers: Record<string, string> = site.operator) => {
    const { body, statusCode } = await site.app.inject({ url, headers })
    return { statusCode, text: plain(body) }
  }
  const post = async (url: string, fields: Record<string, string>) => {
    const done = await site.app.inject({
      ...{ method: 'POST', url },
      headers: { ...site.operator, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...fields, 'form-step': 'record' }).toString(),
    })
    assert.equal(done.statusCode, 303, plain(done.body))
    return String(done.headers['location'])
  }
  const send = async (register: string, rows: readonly string[]) => {
    const form = new FormData()
    form.set('file', new File([rows.join('\n')], 'rows.csv'))
    form.set('reason', 'The book of the quarter')
    form.set('how', 'import')
    const url = `${site.address}/registers/${register}/import`
    const sent = await fetch(url, { method: 'POST', headers: site.operator, body: form })
    return plain(await sent.text())
  }

  it('cases 1 and 8: 130 of 148 are on time, 87.8%; one entered late for May makes 149, and 148 is kept as superseded', async () => {
    const letters = Array.from({ length: 148 }, (_, index) => {
      const day = `2019-0${(index % 3) + 4}-0${(index % 9) + 1}`
      return `${day},post,enquiry,Letter ${index},${index < 130 ? day : '2019-07-31'}`
    })
    const said = await send('correspondence', [
      'Received,Channel,Kind,Subject,Answered',
      ...letters,
    ])
    assert.match(said, /148 added/)
    assert.match((await read('/performance/correspondence-on-time-rate')).text, /87\.8%/)
    assert.match((await read('/performance/correspondence-received')).text, /148 items of corres/)
    await post('/registers/correspondence/new', {
      ...{ received: '2019-05-30', channel: 'post', kind: 'enquiry', subject: 'Found in a drawer' },
      answered: '2019-06-03',
    })
    const { text } = await read('/performance/correspondence-received')
    assert.match(text, /149 items of correspondence in April to June 2019/)
    assert.match(text, /Figures that were replaced[\s\S]*April to June 2019[^.]*148 .*superseded/)
  })

  it('an information request goes from receipt through a clarification to the disclosure log', async () => {
    const page = await post('/registers/information-requests/new', {
      ...{
        received: '2019-06-03',
        regime: 'foi',
        topic: 'Budget of the office',
        requester: 'Bo Invented',
      },
    })
    await post(`${page}/moves/ask-what-is-meant`, { clarification_asked: '2019-06-05' })
    const waiting = (await read(page)).text
    assert.match(waiting, /Waiting for a clarification\./)
    assert.match(waiting, /Standing still\. It stands still since 5 June 2019/)
    await post(`${page}/moves/record-what-is-meant`, { clarification_received: '2019-06-17' })
    const running = (await read(page)).text
    assert.match(running, /20 working days after Monday 17 June 2019: Tuesday 16 July 2019/)
    assert.match(running, /Not certain: That a clarification starts the count anew/)
    assert.equal((await read(page, {})).statusCode, 404)
    const early = await site.app.inject({
      ...{ method: 'POST', url: `${page}/moves/answer` },
      headers: { ...site.operator, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ answered: '2019-07-16', 'form-step': 'record' }).toString(),
    })
    assert.match(plain(early.body), /Choose what was answered/)
    await post(`${page}/moves/answer`, { answered: '2019-07-16', outcome: 'given' })
    const log = await read(page, {})
    assert.equal(log.statusCode, 200)
    assert.match(log.text, /Budget of the office[\s\S]*Given in full/)
    assert.doesNotMatch(log.text, /Bo Invented|clarification|Answer Done in time/)
    assert.match((await read('/registers/information-requests', {})).text, /Budget of the office/)
    assert.match((await read(page)).text, /Done in time: was due Tuesday 16 July 2019/)
  })

  it('cases 1 and 5 of assurance: twelve monthly sittings are held, and the audit panel is one under all its names', async () => {
    const months = Array.from({ length: 12 }, (_, index) => {
      const month = Temporal.PlainDate.from('2018-04-10').add({ months: index }).toString()
      return `Strategic Assurance Board,${month},yes,${month}`
    })
    const names = ['audit-panel', 'Joint Arrangements Panel', 'audit-risk-and-performance-panel']
    const panels = names.map(
      (name, index) => `${name},2018-0${index + 5}-15,yes,2018-0${index + 5}-15`,
    )
    const rows = ['Which body,Planned,Held,Held on', ...months, ...panels].map((row) =>
      row.replace('Planned,Held,Held on', 'planned,held,held_on'),
    )
    assert.match(await send('boards', rows), /15 added/)
    const found = (await read('/registers/boards?body=audit-panel', {})).text
    assert.match(found, /3 sittings are like that/)
    const year = (await read('/registers/boards/months')).text
    assert.match(year, /The year to March 2019 Number 15/)
    const again = await send('boards', rows)
    assert.match(again, /15 there already/)
  })

  it('placements are told of in hours, and few of them give no figure away', async () => {
    await post('/registers/placements/new', {
      ...{ received: '2019-05-03 10:00', placed: '2019-05-01 12:00', council: 'Wealdmoor' },
      ...{ risk_known: 'yes', district: 'eastholm', late_because: 'A bank holiday' },
    })
    const months = (await read('/registers/placements/months')).text
    assert.match(months, /May 2019 Number Not given out, to protect small numbers/)
    const measure = await read('/performance/placement-notices', {})
    assert.doesNotMatch(measure.text, /\b1 notice\b/)
    assert.match((await read('/registers/placements')).text, /1 notice is recorded/)
    assert.match((await read('/registers/placements', {})).text, /No notices are recorded that you/)
  })
})
