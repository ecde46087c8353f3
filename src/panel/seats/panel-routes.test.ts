import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../../../test/site.ts'

/** Twelve seats, all held in 2025; Fellgate 2 is empty from 1 to 11 January 2026, Quarrydale 3 from 8 May. */
const NORTHMERE = 'test/fixtures/areas/northmere'

describe('the page of the panel', () => {
  let site: TestSite
  let today = '2026-11-30'

  before(async () => {
    site = await openSite(NORTHMERE, {
      today: () => today,
      now: () => '2026-11-30T10:00:00Z',
    })
  })
  after(() => site.close())

  const words = (html: string) =>
    html
      .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&#39;', '’')
      .replace(/\s+/g, ' ')
  const ask = async (path: string) => {
    const answer = await fetch(site.address + path)
    return { status: answer.status, text: words(await answer.text()) }
  }
  const send = async (path: string, fields: Readonly<Record<string, string>>) => {
    const answer = await fetch(site.address + path, {
      method: 'POST',
      headers: site.operator,
      redirect: 'manual',
      body: new URLSearchParams(fields),
    })
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      text: words(await answer.text()),
    }
  }

  it('says who held what on the day asked about, and counts the members', async () => {
    assert.match((await ask('/panel?on=2025-07-01')).text, /2025: 12 seats and 12 members\./)
    const january = (await ask('/panel?on=2026-01-05')).text
    assert.match(january, /2026: 12 seats and 11 members, one seat vacant/)
    assert.match(january, /Fellgate 2 filled by Fellgate Borough Council Held by Vacant/)
    const convenor = /Convenor Northmere Police and Crime Panel Held by Cllr Ada Fairweather/
    assert.match(january, convenor)
  })

  it('does not take the end of a term for the end of an office', async () => {
    const { text } = await ask('/panel')
    assert.match(
      text,
      /since 9 June 2025, given until 30 June 2026; nothing is recorded of the time after/,
    )
  })

  it('is one page for all its readers, until something is recorded or the day is another', async () => {
    const tagOf = async (path: string) => (await fetch(site.address + path)).headers.get('etag')
    for (const path of ['/panel', '/panel/people/jonas-ackerby']) {
      const tag = await tagOf(path)
      assert.ok(tag)
      const again = await fetch(site.address + path, { headers: { 'if-none-match': tag } })
      assert.equal(again.status, 304)
    }
    const before = await tagOf('/panel')
    today = '2026-12-01'
    assert.notEqual(await tagOf('/panel'), before)
    today = '2026-11-30'
  })

  it('refuses what is no day', async () => {
    const { status, text } = await ask('/panel?on=2026-02-30')
    assert.equal(status, 422)
    assert.match(text, /Enter a day of the calendar/)
  })

  it('shows what each person held and where that is stated', async () => {
    const { text } = await ask('/panel/people/jonas-ackerby')
    assert.match(text, /from 15 May 2023, until 7 May 2026/)
    assert.match(text, /No longer a councillor/)
    assert.equal((await ask('/panel/people/nobody')).status, 404)
  })

  it('takes nothing from the public', async () => {
    const answer = await fetch(`${site.address}/panel/record/person`, {
      method: 'POST',
      body: new URLSearchParams({ name: 'Cllr Nell Forrester' }),
    })
    assert.equal(answer.status, 403)
  })

  it('fills a vacant seat with somebody new, once, from the day said', async () => {
    const added = await send('/panel/record/person', {
      name: 'Cllr Nell Forrester',
      aliases: 'N. Forrester',
    })
    assert.equal(added.to, '/panel/people/nell-forrester')
    const again = await send('/panel/record/person', { name: 'Councillor Nell Forrester' })
    assert.equal(again.status, 422)
    assert.match(again.text, /is Cllr Nell Forrester already/)

    const holding = {
      person: 'nell-forrester',
      place: 'quarrydale-3',
      from: '2026-06-15',
      role: 'elected',
      basis: 'Council minutes of 15 June 2026',
    }
    assert.equal((await send('/panel/record/holding', holding)).to, '/panel/people/nell-forrester')
    assert.match((await ask('/panel?on=2026-06-14')).text, /12 seats and 11 members/)
    assert.match((await ask('/panel?on=2026-06-15')).text, /12 seats and 12 members\./)
    const other = await send('/panel/record/holding', { ...holding, person: 'nadia-sorrel' })
    assert.match(other.text, /Cllr Nell Forrester holds that seat on that day/)
  })

  it('records an end, and puts it right by a second one', async () => {
    const path = `/panel/record/end?holding=${encodeURIComponent('keziah-brook/independent-1/2023-05-15')}`
    const end = { to: '2026-09-30', how: 'resigned', basis: 'Letter' }
    assert.equal((await send(path, end)).status, 303)
    assert.match((await ask('/panel?on=2026-10-01')).text, /12 seats and 11 members/)
    assert.equal((await send(path, { ...end, to: '2026-10-31' })).status, 303)
    assert.match((await ask('/panel?on=2026-10-01')).text, /12 seats and 12 members\./)
    const before = await send(path, { ...end, to: '2020-01-01' })
    assert.match(before.text, /The last day cannot be before the first/)
  })

  it('gives a vacant seat to one of two who are recorded at the same moment', async () => {
    await send('/panel/record/person', { name: 'Dr Otto Wick', aliases: '' })
    const holding = { place: 'independent-1', from: '2026-11-01', basis: 'Appointment' }
    const sent = await Promise.all(
      ['otto-wick', 'nadia-sorrel'].map((person) =>
        send('/panel/record/holding', { ...holding, person }),
      ),
    )
    assert.deepEqual(sent.map(({ status }) => status).sort(), [303, 422])
  })

  it('asks until when, of an earlier time in a seat that somebody held later', async () => {
    // Quarrydale 3 is Cllr Nell Forrester’s from 15 June 2026, and empty from 8 May
    const holding = {
      person: 'nadia-sorrel',
      place: 'quarrydale-3',
      from: '2026-05-20',
      basis: 'Council minutes of 20 May 2026',
    }
    const open = await send('/panel/record/holding', holding)
    assert.equal(open.status, 422)
    assert.match(
      open.text,
      /Until when\? Cllr Nell Forrester held that seat from 15 June 2026: enter a last day before that/,
    )
    const overlapping = { ...holding, to: '2026-06-15', how: 'resigned' }
    assert.equal((await send('/panel/record/holding', overlapping)).status, 422)
    const unsaid = await send('/panel/record/holding', { ...holding, to: '2026-06-14' })
    assert.match(unsaid.text, /Choose how it ended/)
    const whole = { ...holding, to: '2026-06-10', how: 'resigned' }
    assert.equal((await send('/panel/record/holding', whole)).to, '/panel/people/nadia-sorrel')
    assert.match((await ask('/panel?on=2026-06-10')).text, /12 seats and 12 members\./)
    assert.match((await ask('/panel?on=2026-06-11')).text, /12 seats and 11 members/)
    // Nor is its end moved over the later one
    const key = encodeURIComponent('nadia-sorrel/quarrydale-3/2026-05-20')
    const moved = { to: '2026-07-01', how: 'resigned', basis: 'Letter' }
    const again = await send(`/panel/record/end?holding=${key}`, moved)
    assert.match(again.text, /Until when\? Cllr Nell Forrester held that seat from 15 June 2026/)
  })

  it('takes a substitute once for a meeting, and back again with a reason', async () => {
    const substitute = {
      meeting: '2026-12-07 14:00',
      member: 'chitra-vale',
      person: 'nell-forrester',
      told: '2026-12-06 15:00',
    }
    assert.equal((await send('/panel/record/substitute', substitute)).to, '/panel?on=2026-12-07')
    const shown = (await ask('/panel?on=2026-12-07')).text
    assert.match(
      shown,
      /Nell Forrester In place of Cllr Chitra Vale Meeting 14:00 on 7 December 2026/,
    )
    assert.match(shown, /15:00 on 6 December 2026/)
    // Told 23 hours before; Northmere asks for 48
    assert.match(shown, /Late: Told 23 hours before the meeting/)
    assert.match(shown, /Whether their council allows substitutes is not recorded/)
    const second = await send('/panel/record/substitute', { ...substitute, person: 'nadia-sorrel' })
    assert.match(
      second.text,
      /recorded already that Cllr Nell Forrester comes in place of Cllr Chitra Vale/,
    )
    const self = await send('/panel/record/substitute', { ...substitute, person: 'chitra-vale' })
    assert.match(self.text, /cannot come in their own place/)

    const withdraw = '/panel/record/withdraw?kind=substitute&record=1'
    assert.equal((await send(withdraw, {})).status, 422)
    assert.equal((await send(withdraw, { reason: 'A slip' })).status, 303)
    assert.doesNotMatch((await ask('/panel?on=2026-12-07')).text, /15:00 on 6 December/)
    assert.equal((await send(withdraw, { reason: 'A slip' })).status, 404)
  })

  it('tells everything that is missing at once', async () => {
    const { status, text } = await send('/panel/record/holding', {})
    assert.equal(status, 422)
    assert.match(
      text,
      /Choose who.*Choose which seat or office.*Enter the first day of it.*what it rests on/,
    )
  })

  it('lends its numbers to a question of that day, and says where they come from', async () => {
    // Northmere: a third of the seats; 4 of 12, though one is vacant
    const quorum = '/constitution/ask/quorum?body=panel&present=3&on=2026-01-05'
    const { text } = await ask(quorum)
    assert.match(text, /Not quorate/)
    assert.match(text, /12 seats.*from the record of seats on 5 January 2026/)
    const entered = (await ask(`${quorum}&seats=12`)).text
    assert.match(entered, /Not quorate/)
    assert.match(entered, /as entered/)
  })

  it('offers the members of the day to tick where signatures are asked for, and takes no other', async () => {
    const form =
      '/constitution/ask/requisition?body=panel&written=yes&businessStated=yes&on=2025-07-01'
    const page = await (await fetch(site.address + form)).text()
    assert.match(page, /<input[^>]*type="checkbox"[^>]*value="Cllr Jonas Ackerby"/)
    const signed = ['Cllr Ada Fairweather', 'Cllr Bertil Oakes', 'Cllr A. J. Fairweather']
      .map((name) => `&signatories=${encodeURIComponent(name)}`)
      .join('')
    // A third of 12 seats is 4; two members signed, one of them twice
    assert.match((await ask(form + signed)).text, /2 signed, and 4 are needed of 12 seats/)
    const { status, text } = await ask(`${form}&signatories=Cllr+Nobody`)
    assert.equal(status, 422)
    assert.match(text, /“Cllr Nobody” is not the name of a member recorded for 1 July 2025/)
  })
})
