import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { recorderOf } from './meetings/recorder.ts'
import { openSite, type TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
`
const SILENCE = `  - id: casting-vote
    question: Who breaks a tie?
    default: Nobody has a casting vote. A tied proposition falls.
    provisionally: not-carried
    source: { document: Default of this site }
    needs_ruling_by: Convenor
    conflict: C07
`
const CONFLICT = `conflicts:
  - id: C07
    title: What breaks a tie
    problem: No rule says who breaks a tie.
    applied: A tie is not carried.
    needs_ruling_by: Convenor
`
const CASTING = / {2}- id: north-casting-vote[\s\S]*?(?=\n {2}- id: north-methods)/
const METHODS = /(- id: north-methods[\s\S]*?versions: \[adopted-2025\])/
/** Who comes besides whoever presides. */
const THERE = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow', 'greta-penhale']

describe('a meeting whose rules break no tie', () => {
  let site: TestSite
  const now = '2027-02-01T14:00:00Z'
  const meeting = '/meetings/2027-02-01'
  const at = `${meeting}/record`
  let clerk: ReturnType<typeof recorderOf>

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      { today: () => now.slice(0, 10), now: () => now },
      (files) => {
        const text = (name: string) => String(files.get(`constitution/${name}.yaml`))
        const voting = text('voting')
          .replace(CASTING, '')
          .replace(METHODS, '$1\n    conflicts: [C07]')
        const settings = text('settings').replace('silences:\n', `silences:\n${SILENCE}`)
        return new Map([
          ...files,
          ['meetings/2027-02-01.yaml', MEETING],
          ['constitution/voting.yaml', voting],
          ['constitution/settings.yaml', settings],
          ['constitution/conflicts.yaml', CONFLICT],
        ])
      },
    )
    clerk = recorderOf(site, '2027-02-01')
  })
  after(() => site.close())

  it('says of nobody that they are not here before it is opened', async () => {
    const { text } = await clerk.read(at)
    assert.match(text, /Cllr Bertil Oakes not yet noted/)
    assert.doesNotMatch(text, /not here/)
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    assert.match((await clerk.read(at)).text, /Cllr Bertil Oakes not here/)
  })

  it('offers no casting vote after a tie, and says once that the text breaks none, and where', async () => {
    await clerk.record('arrive', { who: THERE, hour: '14:00' })
    await clerk.record('item', { item: '2', hour: '14:01' })
    const by = { by: 'bertil-oakes', seconded: 'chitra-vale' }
    await clerk.record('move', { text: 'That cameras be counted.', ...by, hour: '14:02' })
    await clerk.record('put', { on: 'm1', hour: '14:03' })
    await clerk.record('hands', { vote: 'v1', for: '3', against: '3', abstain: '0', hour: '14:03' })
    const { text } = await clerk.readAsOffice(at)
    const next = /Next (.*?) Record something else/.exec(text)?.[1] ?? ''
    assert.doesNotMatch(next, /casting vote is given/)
    assert.match(next, /The chair rules on the tie The rules do not say who breaks a tie/)
    assert.match(
      text,
      /: a tie; not carried, provisionally: the text does not say what breaks a tie/,
    )
    assert.match(text, /left open in Article 16/)
    assert.doesNotMatch(text, /\bC7\b|give nobody/)
  })

  it('keeps a casting vote that was given all the same, with one sentence on what it is worth', async () => {
    await clerk.record('casting', { vote: 'v1', by: 'ada-fairweather', side: 'for', hour: '14:03' })
    const { text } = await clerk.read(at)
    assert.match(text, /No effect: The rules do not say who breaks a tie, or whether anybody has/)
    assert.doesNotMatch(text, /\bC7\b|give nobody/)
    const draft = await clerk.readAsOffice(`${meeting}/minutes-draft`)
    assert.doesNotMatch(draft.text, /\bC7\b/)
  })

  it('leads from each item of the meeting to its record, and counts a vacant seat as nobody’s', async () => {
    const { html, text } = await clerk.read(meeting)
    assert.match(
      html,
      /href="\/meetings\/2027-02-01\/record\?item=2#log"[^>]*>The vote on “That cameras be counted”, 3 for, 3 against: a tie; not carried, provisionally: /,
    )
    const counts = /1 motion was moved\. 1 question was put to the vote: 1 tied\./
    assert.match(text, counts)
    assert.match((await clerk.read(at)).text, counts)
    const item = await clerk.read(`${meeting}/items/2`)
    assert.match(
      item.text,
      /Put to the vote The vote on “That cameras be counted”, 3 for, 3 against: a tie/,
    )
    assert.match(item.html, /record\?item=2#log/)
    assert.match(
      text,
      /The meeting is not closed\. So far: 6 present, of 12 seats, of which one was vacant\./,
    )
  })

  it('offers what was decided last, and says that it was', async () => {
    await clerk.record('move', { text: 'That signs be put up.', by: 'bertil-oakes', hour: '14:03' })
    const put = await clerk.readAsOffice(`${at}/put`)
    assert.match(
      put.text,
      /On what “That signs be put up” “That cameras be counted” \(decided already\)/,
    )
    const hands = await clerk.readAsOffice(`${at}/hands`)
    assert.match(
      hands.text,
      /Which vote The question that is put now: “That signs be put up” The vote on “That cameras be counted” \(counted or declared already\)/,
    )
  })

  it('minutes a dispensation, and a promise after what led to it, as told and as a day', async () => {
    const declared = { by: 'edith-marlow', kind: 'pecuniary', items: ['2'], dispensation: 'yes' }
    await clerk.record('interest', { ...declared, hour: '14:04' })
    const promised = { by: 'mayor', due: 'the end of next month', hour: '14:05' }
    await clerk.record('promise', { ...promised, text: 'Figures of speed by road' })
    const { text } = await clerk.readAsOffice(`${meeting}/minutes-draft`)
    assert.match(text, /declared a pecuniary interest in [^.]*, and has a dispensation\./)
    const said =
      /\bundertook the following: Figures of speed by road, by the end of next month \(31 March 2027\)\./
    assert.match(text, said)
    assert.ok(text.search(said) > text.search(/The motion was put/), 'the promise came after it')
  })

  it('takes what is told late after the close, and offers no more to close or open it', async () => {
    await clerk.record('close', { hour: '14:30' })
    const { text, html } = await clerk.readAsOffice(at)
    assert.match(
      text,
      /Told late .*The meeting is closed. What is recorded from now on is told late/,
    )
    assert.doesNotMatch(html, /href="[^"]*record\/(close|open)"/)
    assert.doesNotMatch(html, /action="[^"]*record\//)
    const form = await clerk.readAsOffice(`${at}/interest`)
    assert.match(form.text, /The meeting is closed, and what you record is told late/)
    assert.doesNotMatch(form.html, /name="hour"[^>]* value="\d/)
    await clerk.record('note', { role: 'Officer', text: 'Cameras were moved', hour: '14:02' })
    const page = await clerk.read(at)
    assert.match(page.text, /14:02 [^.]*Cameras were moved/)
    const draft = await clerk.readAsOffice(`${meeting}/minutes-draft`)
    assert.match(draft.text, /Officer: Cameras were moved\./)
    assert.doesNotMatch(draft.text, /After the meeting/)
  })
})
