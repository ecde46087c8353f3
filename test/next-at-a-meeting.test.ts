import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
  - {agenda: 3, title: A contract for the helicopter}
  - {agenda: 4, title: Appointment of the Chief Constable}
`
const THERE = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow', 'greta-penhale']

describe('what is offered next to whoever records a meeting', () => {
  let site: TestSite
  const meeting = '/meetings/2027-02-01'
  const at = `${meeting}/record`
  let clerk: ReturnType<typeof recorderOf>

  before(async () => {
    site = await openMeeting(MEETING, () => '2027-02-01T14:00:00Z')
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    await clerk.record('arrive', { who: THERE, hour: '14:00' })
  })
  after(() => site.close())

  const next = async () => {
    const { text } = await clerk.readAsOffice(at)
    return /Next (.*?) Record something else/.exec(text)?.[1] ?? ''
  }

  it('lets a substitute who comes in take no seat of their own, so that as many are needed as before', async () => {
    assert.match((await clerk.read(at)).text, /Present 6, needed 4, .* needs 9 of 11/)
    const named = { person: 'maud-ellery', answer: 'substitute', substitute: 'farid-holloway' }
    const told = await clerk.send(`${meeting}/reply-for`, {
      ...{ ...named, told: '2027-01-28 09:00', how: 'By telephone' },
    })
    assert.equal(told.status, 303)
    await clerk.record('arrive', { who: 'farid-holloway', hour: '14:01' })
    const { text } = await clerk.read(at)
    assert.match(text, /Present 7, needed 4, .* needs 9 of 11/)
    assert.equal(text.match(/Cllr Farid Holloway here/g)?.length, 1)
    assert.match(text, /Cllr Farid Holloway here; substitute/)
  })

  it('is the item after the one in hand, and then what was passed over', async () => {
    assert.match(await next(), /Open item 1, Minutes/)
    await clerk.record('item', { item: '3', hour: '14:02' })
    assert.match(await next(), /Open item 4, Appointment of the Chief Constable/)
    await clerk.record('item', { item: '4', hour: '14:03' })
    assert.match(await next(), /Open item 1, Minutes/)
  })

  it('is to let the public in again while they are out', async () => {
    assert.doesNotMatch(await next(), /readmitted/)
    await clerk.record('exclude-public', { by_what: 'resolved', hour: '14:04' })
    assert.match(await next(), /The public are readmitted/)
    await clerk.record('readmit-public', { hour: '14:05' })
    assert.doesNotMatch(await next(), /are readmitted(?!$)/)
  })

  it('is who takes the chair when whoever presided has gone out, and says so to everybody', async () => {
    assert.match((await clerk.read(at)).text, /Cllr Ada Fairweather presides/)
    await clerk.record('leave', { who: 'ada-fairweather', hour: '14:06' })
    assert.match(
      (await clerk.read(at)).text,
      /Appointment of the Chief Constable; who presides is not recorded/,
    )
    assert.match(await next(), /takes the chair/)
    await clerk.record('take-chair', { by: 'edith-marlow', hour: '14:07' })
    assert.match((await clerk.read(at)).text, /Cllr Edith Marlow presides/)
    assert.doesNotMatch(await next(), /takes the chair/)
  })
})
