import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fetchEntries } from '#storage/index.ts'
import { openSite, type TestSite } from '../../../test/site.ts'

/** Twelve seats, of which Quarrydale 3 is empty from 8 May 2026; the convenor's term was given until 30 June 2026. */
const NORTHMERE = 'test/fixtures/areas/northmere'

describe('what is recorded of people by mistake, twice, or out of order', () => {
  let site: TestSite

  before(async () => {
    site = await openSite(NORTHMERE, {
      today: () => '2026-11-30',
      now: () => '2026-11-30T10:00:00Z',
    })
  })
  after(() => site.close())

  const ask = async (path: string) => wordsOf(await (await fetch(site.address + path)).text())
  const send = async (path: string, fields: Readonly<Record<string, string>>) => {
    const answer = await fetch(site.address + path, {
      method: 'POST',
      headers: site.operator,
      redirect: 'manual',
      body: new URLSearchParams({ basis: 'Minutes of a council', ...fields }),
    })
    const { status, headers } = answer
    return { status, to: headers.get('location'), text: wordsOf(await answer.text()) }
  }
  const hold = (person: string, place: string, from: string, more = {}) =>
    send('/panel/record/holding', { person, place, from, ...more })

  it('gives one person one seat', async () => {
    const now = await hold('chitra-vale', 'quarrydale-3', '2026-06-01')
    assert.equal(now.status, 422)
    assert.match(
      now.text,
      /Cllr Chitra Vale holds the seat Easthaven 3 on that day, and one person holds one seat/,
    )
  })

  it('has one person in the chair, and none of those before beside them', async () => {
    // Given until 30 June 2026, and nothing is recorded of the time after
    assert.equal((await hold('chitra-vale', 'convenor', '2026-07-10')).status, 303)
    const shown = await ask('/panel?on=2026-07-10')
    assert.match(shown, /Convenor Northmere Police and Crime Panel Held by Cllr Chitra Vale/)
    assert.doesNotMatch(shown, /Panel Held by Cllr Ada Fairweather/)
    const second = await hold('imogen-tarn', 'convenor', '2026-07-11')
    assert.match(second.text, /Cllr Chitra Vale holds that office on that day\. Record first/)
    const within = await hold('imogen-tarn', 'convenor', '2026-06-15')
    assert.match(within.text, /Cllr Ada Fairweather holds that office on that day/)
  })

  it('refuses days out of order, and an ending without its day', async () => {
    const term = await hold('nadia-sorrel', 'quarrydale-3', '2026-06-01', {
      termEnds: '2026-05-31',
      to: '2026-05-01',
      how: 'resigned',
    })
    assert.match(
      term.text,
      /The last day that it is given for cannot be before the first, 1 June 2026.*The last day cannot be before the first/,
    )
    const ended = await hold('nadia-sorrel', 'quarrydale-3', '2026-06-01', { how: 'resigned' })
    assert.equal(ended.status, 422)
    assert.match(ended.text, /Enter the last day: “Resigned” is chosen/)
  })

  it('records again what was withdrawn, with what was wrong put right', async () => {
    const path =
      '/panel/record/withdraw?kind=holding&record=nadia-sorrel%2Fquarrydale-3%2F2026-06-01'
    await hold('nadia-sorrel', 'quarrydale-3', '2026-06-01', { party: 'Mill Praty' })
    const asked = await fetch(site.address + path, { headers: site.operator })
    assert.match(
      wordsOf(await asked.text()),
      /Nadia Sorrel, Quarrydale 3, from 1 June 2026\. For what was never so/,
    )
    assert.equal((await send(path, { reason: 'The party is misspelt' })).status, 303)
    const again = await hold('nadia-sorrel', 'quarrydale-3', '2026-06-01', { party: 'Mill Party' })
    assert.equal(again.status, 303)
    assert.match(
      await ask('/panel?on=2026-06-01'),
      /Quarrydale 3 .{0,60}Nadia Sorrel.{0,40}Mill Party/,
    )
    // Its end is its own, and it is withdrawn as the first was
    const key = encodeURIComponent('nadia-sorrel/quarrydale-3/2026-06-01/2')
    const end = { to: '2026-06-30', how: 'resigned' }
    const ended = { ...end, basis: 'Letter of resignation' }
    assert.equal((await send(`/panel/record/end?holding=${key}`, ended)).status, 303)
    assert.match(
      await ask('/panel/people/nadia-sorrel'),
      /until 30 June 2026 Resigned.{0,60}Minutes of a council; Letter of resignation/,
    )
    assert.match(await ask('/panel?on=2026-07-01'), /Quarrydale 3 .{0,60}Vacant/)
    const second = `/panel/record/withdraw?kind=holding&record=${key}`
    assert.equal((await send(second, { reason: 'Never so' })).status, 303)
  })

  it('records an end once, however often its form is sent', async () => {
    const path = `/panel/record/end?holding=${encodeURIComponent('greta-penhale/fellgate-3/2023-05-15')}`
    const end = { to: '2026-09-30', how: 'resigned' }
    const recorded = async () => {
      const entries = await fetchEntries(site.db, { kind: 'holding' })
      return entries.filter(({ record }) => record.startsWith('greta-penhale')).length
    }
    for (const basis of ['Letter', 'Letter', 'Letter of 30 September']) {
      assert.equal((await send(path, { ...end, basis })).status, 303)
    }
    assert.equal(await recorded(), 2)
  })

  it('says of a substitute who is no member, and who is one already; only who may is to withdraw it', async () => {
    const meeting = { meeting: '2026-12-14 14:00', told: '2026-12-10 09:00' }
    const sent = { ...meeting, member: 'jonas-ackerby', person: 'imogen-tarn' }
    assert.equal((await send('/panel/record/substitute', sent)).status, 303)
    const shown = await ask('/panel?on=2026-12-14')
    assert.match(
      shown,
      /That Cllr Jonas Ackerby was a member then is not recorded\. Cllr Imogen Tarn holds a seat of their own/,
    )
    assert.doesNotMatch(shown, /Withdraw/)
    const asked = await fetch(`${site.address}/panel?on=2026-12-14`, { headers: site.operator })
    assert.match(wordsOf(await asked.text()), /Withdraw: Cllr Imogen Tarn in place of Cllr Jonas/)
  })

  it('answers a kind of record that there is none of as nothing to withdraw', async () => {
    const told = { meeting: '2026-12-07 14:00', member: 'chitra-vale', person: 'nadia-sorrel' }
    assert.equal((await send('/panel/record/substitute', told)).status, 303)
    const odd = '/panel/record/withdraw?kind=other&record=1'
    assert.equal((await send(odd, { reason: 'A slip' })).status, 404)
  })

  it('takes a name in any letters, and none without', async () => {
    const arabic = await send('/panel/record/person', {
      name: '\u0645\u062d\u0645\u062f',
      aliases: '',
    })
    assert.equal(arabic.to, '/panel/people/person')
    const number = await send('/panel/record/person', { name: '12345', aliases: '' })
    assert.match(number.text, /“?.?12345.* has no letters in it/)
  })
})

function wordsOf(html: string): string {
  return html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')
}
