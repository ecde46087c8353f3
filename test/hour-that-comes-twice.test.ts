import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { recorderOf } from './meetings/recorder.ts'
import { openSite, type TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-10-30, time: '21:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
`

// The clocks go back at 02:00 on Sunday 31 October 2027: from 01:00 to 02:00 the hour comes twice

describe('a meeting through the night in which the clocks go back', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  let moment = '2027-10-31T09:00:00Z'
  const at = '/meetings/2027-10-30/record'
  const note = (text: string, hour: string, which?: string) =>
    clerk.send(`${at}/note`, { text, hour, ...(which === undefined ? {} : { which }) })

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      { today: () => moment.slice(0, 10), now: () => moment },
      (files) => new Map([...files, ['meetings/2027-10-30.yaml', MEETING]]),
    )
    clerk = recorderOf(site, '2027-10-30')
    await clerk.record('open', { by: 'ada-fairweather', hour: '21:00' })
    await clerk.record('item', { item: '1', hour: '21:05' })
  })
  after(() => site.close())

  it('asks which of the two is meant, and of no other hour', async () => {
    const asked = await note('Said in the night', '01:30')
    assert.equal(asked.status, 422)
    assert.match(asked.text, /Choose which of the two hours it was/)
    assert.match(asked.text, /The first, before the clocks went back .*The second, after/)
    assert.equal((await note('Said before it', '00:59')).status, 303)
    assert.equal((await note('Said after it', '02:00')).status, 303)
    assert.doesNotMatch((await clerk.readAsOffice(`${at}/note`)).text, /Which of the two hours/)
  })

  it('puts each where it was, and says which in the record and in the minutes', async () => {
    const leave = { who: 'ada-fairweather', hour: '01:40' }
    await note('Said the second time', '01:10', '+00:00')
    await note('Said the first time', '01:50', '+01:00')
    await clerk.record('leave', { ...leave, which: '+00:00' })
    const { text } = await clerk.readAsOffice(`${at}?all=yes`)
    assert.match(
      text,
      /01:40 \(after the clocks went back\) Somebody goes out.*01:10 \(after the clocks went back\) A point is noted: Said the second time.*01:50 \(before the clocks went back\) A point is noted: Said the first time/,
    )
    const draft = await clerk.readAsOffice('/meetings/2027-10-30/minutes-draft')
    assert.match(draft.text, /left the meeting at 01:40 \(after the clocks went back\)\./)
    assert.doesNotMatch(draft.text, /came twice/)
  })

  it('says nothing of which it was where that is not known', async () => {
    await note('Said at some time', '01:20', 'unknown')
    const { text } = await clerk.readAsOffice(`${at}?all=yes`)
    assert.match(text, /01:20 A point is noted: Said at some time/)
    assert.match(text, /01:20 came twice that night, and which of the two it was is not recorded/)
  })

  it('knows of a press, and of a form, which of the two it is now', async () => {
    moment = '2027-10-31T01:15:00Z'
    const form = await clerk.readAsOffice(`${at}/note`)
    assert.match(form.html, /name="hour"[^>]*value="01:15"/)
    assert.match(form.html, /value="\+00:00" checked/)
    await clerk.record('note', { text: 'Pressed now' })
    const { text } = await clerk.readAsOffice(`${at}?all=yes`)
    assert.match(text, /01:15 \(after the clocks went back\) A point is noted: Pressed now/)
    moment = '2027-10-31T09:00:00Z'
  })

  it('asks nobody of what a device kept, and takes from it which hour it was', async () => {
    const kept = { kept: 'yes', hour: '01:25' }
    await clerk.record('note', { ...kept, text: 'Kept and known', which: '+01:00' })
    await clerk.record('note', { ...kept, text: 'Kept and not known' })
    const { text } = await clerk.readAsOffice(`${at}?all=yes`)
    assert.match(text, /01:25 \(before the clocks went back\) A point is noted: Kept and known/)
    assert.match(text, /01:25 A point is noted: Kept and not known/)
  })

  it('puts right which of the two it was', async () => {
    const { html } = await clerk.readAsOffice(`${at}?all=yes`)
    const line = html.slice(html.indexOf('Kept and not known'))
    const [, right = ''] = /href="([^"]*\/put-right\/[^"]+)"/.exec(line) ?? []
    const form = await clerk.readAsOffice(right)
    assert.match(form.html, /value="unknown" checked/)
    const why = 'The tape has the first'
    const fields = { strike: 'words', why, text: 'Kept and not known', hour: '01:25' }
    assert.equal((await clerk.send(right, fields)).status, 422)
    assert.equal((await clerk.send(right, { ...fields, which: '+01:00' })).status, 303)
    const { text } = await clerk.readAsOffice(`${at}?all=yes`)
    assert.match(text, /01:25 \(before the clocks went back\) A point is noted: Kept and not known/)
  })

  it('tells which of the two it was of what came between two hours, and of the close', async () => {
    const { html } = await clerk.readAsOffice(`${at}?all=yes`)
    const its = /put-right\/([A-Za-z0-9-]+)">Put right<span[^>]*>: [^<]*Said the second time/
    const [, second = ''] = its.exec(html) ?? []
    const told = { hour: '', after: second, order: 'after' }
    await clerk.record('note', { ...told, text: 'Said straight after it' })
    await clerk.record('close', { hour: '01:45', which: '+00:00' })
    const { text } = await clerk.readAsOffice(`${at}?all=yes`)
    assert.match(
      text,
      /between 01:10 \(after the clocks went back\) and 01:15 \(after the clocks went back\) A point is noted: Said straight after it/,
    )
    assert.match(text, /Closed at 01:45 \(after the clocks went back\)/)
  })
})
