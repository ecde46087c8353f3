import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { EVENT_FORMS } from '../src/panel/record/forms/event-forms.ts'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
  - {agenda: 3, title: A contract for the helicopter}
  - {agenda: 4, title: Rural crime}
  - {agenda: 5, title: Any other business}
`
/** What is said once the public are out, and stands nowhere that they read. */
const PRIVATE = 'quillfeather'

describe('what else happens at a meeting than what is debated', () => {
  let site: TestSite
  const moment = '2027-02-01T14:00:00Z'
  const meeting = '/meetings/2027-02-01'
  const at = `${meeting}/record`
  let clerk: ReturnType<typeof recorderOf>

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
    clerk = recorderOf(site, '2027-02-01')
  })
  after(() => site.close())

  const draft = async () => (await clerk.readAsOffice(`${meeting}/minutes-draft`)).text

  it('begins with who sent apologies, as they answered the summons', async () => {
    const replied = { person: 'greta-penhale', answer: 'apologies', told: '2027-01-28 09:00' }
    const told = await clerk.send(`${meeting}/reply-for`, { ...replied, how: 'By telephone' })
    assert.equal(told.status, 303)
    const form = await clerk.readAsOffice(`${at}/apology`)
    assert.match(form.html, /value="greta-penhale"[^>]*checked/)
    assert.equal(form.html.match(/name="who"[^>]* checked/g)?.length, 1)
    const { text } = await clerk.readAsOffice(at)
    assert.match(text, /Say who sent apologies/)
    await clerk.record('apology', { who: ['greta-penhale', 'maud-ellery'] })
    assert.match((await clerk.read(at)).text, /Cllr Greta Penhale sent apologies/)
    assert.doesNotMatch((await clerk.readAsOffice(at)).text, /Say who sent apologies/)
    assert.match(
      await draft(),
      /Apologies: .*Cllr Maud Ellery and Cllr Greta Penhale|Apologies: Cllr Greta Penhale and Cllr Maud Ellery/,
    )
  })

  it('names who attends with no seat, with their office, and counts none of them', async () => {
    const nobody = await clerk.send(`${at}/attend`, { others: '', hour: '14:00' })
    assert.equal(nobody.status, 422)
    assert.match(nobody.text, /Enter who attends, or choose them above/)
    const officers = ['Jane Poole, Head of Finance', 'Omar Reid, Chief Executive']
    await clerk.record('attend', { who: 'nadia-sorrel', others: officers.join('\n') })
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']
    await clerk.record('arrive', { who, hour: '14:00' })
    assert.match((await clerk.read(at)).text, /Present 5, needed 4/)
    const { text } = await clerk.read(meeting)
    assert.match(text, /Where it stands It is going on, and is being recorded/)
    assert.doesNotMatch(text, /\bHeld\b/)
    const said =
      /In attendance: Cllr Nadia Sorrel, Mayor of Northmere; Jane Poole, Head of Finance; Omar Reid, Chief Executive\./
    assert.match(await draft(), said)
  })

  it('takes the same apart again when it is put right', async () => {
    const { html } = await clerk.readAsOffice(at)
    const [, event = ''] =
      /put-right\/([A-Za-z0-9-]+)">Put right<span[^>]*>: Somebody attends/.exec(html) ?? []
    const form = await clerk.readAsOffice(`${meeting}/put-right/${event}`)
    assert.match(form.html, /Jane Poole, Head of Finance\nOmar Reid/)
    assert.match(form.html, /value="nadia-sorrel"[^>]*checked/)
    const fields = { strike: 'words', why: 'She is Joan', who: 'nadia-sorrel', hour: '' }
    const others = 'Joan Poole, Head of Finance\nOmar Reid, Chief Executive'
    const done = await clerk.send(`${meeting}/put-right/${event}`, { ...fields, others })
    assert.equal(done.status, 303)
    assert.match(await draft(), /Joan Poole, Head of Finance; Omar Reid/)
    assert.doesNotMatch(await draft(), /In attendance[^.]*Jane Poole/)
  })

  it('keeps for members what is said of an item from which the public are excluded, until they are readmitted', async () => {
    await clerk.record('item', { item: '3', hour: '14:20' })
    await clerk.record('exclude-public', { by_what: 'resolved', hour: '14:21' })
    assert.match((await clerk.read(at)).text, /This item is taken in private/)
    await clerk.record('note', { role: 'Officer', text: `The price of ${PRIVATE}`, hour: '14:22' })
    assert.doesNotMatch((await clerk.read(at)).text, new RegExp(PRIVATE))
    assert.match((await clerk.readAsOffice(at)).text, new RegExp(PRIVATE))
    assert.match(
      (await clerk.read(at)).text,
      /On what ground the public were excluded for item 3 is not recorded/,
    )
    await clerk.record('readmit-public', { hour: '14:30' })
    await clerk.record('note', { role: 'Officer', text: 'The helicopter flies', hour: '14:31' })
    assert.match((await clerk.read(at)).text, /The helicopter flies/)
    const text = await draft()
    assert.match(
      text,
      /Resolved: That the public be excluded for the item “A contract for the helicopter”\./,
    )
    assert.match(text, /The public were readmitted at 14:30\./)
  })

  it('does not exclude them from the item after it', async () => {
    await clerk.record('exclude-public', { items: '3', by_what: 'resolved', hour: '14:32' })
    await clerk.record('item', { item: '2', hour: '14:33' })
    await clerk.record('note', { role: 'Officer', text: 'Cameras were moved', hour: '14:34' })
    assert.match((await clerk.read(at)).text, /Cameras were moved/)
  })

  it('puts an item off to another meeting, opened or not, and does not ask what became of it', async () => {
    await clerk.record('defer', {
      item: '4',
      to: 'the meeting of 22 March 2027',
      reason: 'the report was late',
      hour: '14:40',
    })
    assert.match((await clerk.read(at)).text, /4\. Rural crime \(deferred\)/)
    await clerk.record('item', { item: '1', hour: '14:41' })
    assert.match((await clerk.readAsOffice(at)).text, /Next Open item 5, Any other business/)
    await clerk.record('item', { item: '2', hour: '14:42' })
    const said =
      /Rural crime The item was deferred to the meeting of 22 March 2027, because the report was late\./
    assert.match(await draft(), said)
    const strange = await clerk.send(`${at}/defer`, { item: '9' })
    assert.equal(strange.status, 422)
  })

  it('asks of each who may vote how they voted, and supposes of nobody that they did not', async () => {
    const by = { by: 'bertil-oakes', seconded: 'chitra-vale' }
    await clerk.record('move', { text: 'That cameras be counted.', ...by, hour: '14:43' })
    await clerk.record('put', { on: 'm1', hour: '14:44' })
    const sides = (...who: readonly string[]) =>
      Object.fromEntries(who.map((person) => [`side.${person}`, 'for']))
    const some = sides('ada-fairweather', 'bertil-oakes', 'chitra-vale')
    const half = await clerk.send(`${at}/recorded`, { vote: 'v1', ...some, hour: '14:44' })
    assert.equal(half.status, 422)
    assert.match(half.text, /Cllr Dominic Strand/)
    assert.doesNotMatch((await clerk.readAsOffice(at)).text, /The vote on “[^”]+”: carried/)
    const others = { 'side.dominic-strand': 'against', 'side.edith-marlow': 'none' }
    await clerk.record('recorded', { vote: 'v1', ...some, ...others, hour: '14:44' })
    assert.match((await clerk.readAsOffice(at)).text, /3 for, 1 against/)
  })

  it('adjourns the meeting, and takes it up again the same day', async () => {
    await clerk.record('adjourn', { reason: 'the fire bell rang', hour: '14:45' })
    assert.match((await clerk.read(at)).text, /It is adjourned/)
    assert.match((await clerk.read(at)).text, /To when the meeting was adjourned is not recorded/)
    await clerk.record('move', { text: 'That we go home.', by: 'bertil-oakes', hour: '14:46' })
    assert.match((await clerk.read(at)).text, /The meeting was adjourned, so this has no effect/)
    await clerk.record('resume', { hour: '15:00' })
    assert.match(
      (await clerk.read(at)).text,
      /Item 2, Speed enforcement; Cllr Ada Fairweather presides/,
    )
    assert.doesNotMatch((await clerk.read(at)).text, /To when the meeting was adjourned/)
    await clerk.record('adjourn', { to: '2027-02-08', hour: '15:10' })
    await clerk.record('close', { hour: '15:10' })
    const text = await draft()
    assert.match(text, /The meeting was adjourned at 14:45, because the fire bell rang\./)
    assert.match(text, /The meeting resumed at 15:00\./)
    assert.match(text, /The meeting was adjourned at 15:10 to 8 February 2027\./)
    assert.doesNotMatch(text, /The meeting ended/)
  })

  it('says of the meeting, on its page, that it was held, and who sent apologies', async () => {
    assert.match(
      (await clerk.read(meeting)).text,
      /Where it stands Held, and adjourned; no minutes/,
    )
    assert.match((await clerk.read(meeting)).text, /Apologies .*Cllr Greta Penhale/)
  })

  it('offers of vetoes those that the rules of the panel know', async () => {
    const { text } = await clerk.readAsOffice(`${at}/put`)
    assert.match(
      text,
      /What it decides What its words say A question like any other, whatever its words say A veto of the precept A veto of the appointment of a Chief Constable An amendment of the mayor’s draft budget/,
    )
  })

  it('keeps everything that was typed on a form that is not recorded', async () => {
    const long = 'A sentence of the clerk’s that took a while to type'
    for (const id of Object.keys(EVENT_FORMS)) {
      const { html } = await clerk.readAsOffice(`${at}/${id}`)
      const texts = [...html.matchAll(/<(?:textarea|input)[^>]* name="([^"]+)"[^>]*>/g)]
        .filter(([tag]) => tag.startsWith('<textarea') || tag.includes('type="text"'))
        .map(([, name = '']) => name)
      const ticked = [...html.matchAll(/name="([^"]+)" type="(?:radio|checkbox)" value="([^"]+)"/g)]
      const chosen = new Map(ticked.map(([, name = '', value = '']) => [name, value]))
      const typed = Object.fromEntries(texts.map((name) => [name, long]))
      const sent = await clerk.send(`${at}/${id}`, {
        ...{ ...typed, ...Object.fromEntries(chosen) },
        ...{ hour: '25:99', id: `typed-on-${id}` },
      })
      assert.equal(sent.status, 422, id)
      assert.match(sent.text, /Enter the hour as 14:05/, id)
      assert.match(sent.html, /value="25:99"/, id)
      const kept = sent.html.replaceAll('&#39;', '’').split(long).length - 1
      assert.equal(kept, texts.filter((name) => name !== 'hour').length, id)
      for (const [name, value] of chosen) {
        assert.match(sent.html, new RegExp(`name="${name}"[^>]*value="${value}"[^>]*checked`), id)
      }
    }
  })
})
