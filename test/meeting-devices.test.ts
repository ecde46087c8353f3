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
`
const [ONE, OTHER] = ['device-of-the-clerk', 'device-of-the-officer']
const HERE = ['ada-fairweather', 'bertil-oakes', 'chitra-vale', 'edith-marlow', 'greta-penhale']

describe('a meeting that two devices record', () => {
  let site: TestSite
  let clerk: ReturnType<typeof recorderOf>
  const moment = '2027-02-01T16:00:00Z'
  const at = '/meetings/2027-02-01/record'

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
    clerk = recorderOf(site, '2027-02-01')
    const record = async (
      device: string,
      hour: string,
      form: string,
      fields: Readonly<Record<string, string | readonly string[]>>,
    ) =>
      await clerk.record(form, {
        id: `${form}-${hour.replace(':', '')}-${device === ONE ? 'one' : 'other'}`,
        device,
        hour,
        ...fields,
      })
    await record(ONE, '14:00', 'open', { by: 'ada-fairweather' })
    await record(ONE, '14:00', 'arrive', { who: HERE })
    await record(ONE, '14:05', 'item', { item: '2' })
    const motion = { text: 'That cameras be bought.', by: 'bertil-oakes', seconder: 'chitra-vale' }
    await record(ONE, '14:10', 'move', motion)
    await record(OTHER, '14:10', 'move', motion)
    await record(ONE, '14:20', 'arrive', { who: 'imogen-tarn' })
    await record(OTHER, '14:26', 'arrive', { who: 'imogen-tarn' })
    await record(ONE, '14:30', 'put', { on: 'm1', veto: 'no' })
    await record(ONE, '14:31', 'hands', { vote: 'v1', for: '4', against: '2', abstain: '0' })
    await record(OTHER, '14:31', 'hands', { vote: 'v1', for: '3', against: '3', abstain: '0' })
    await record(OTHER, '14:40', 'note', { text: 'The road is icy' })
  })
  after(() => site.close())

  it('has one motion of what both recorded in the same words at the same hour', async () => {
    const { text } = await clerk.readAsOffice(`${at}?all=yes`)
    assert.equal(text.match(/14:10 A motion is moved/g)?.length, 1)
    assert.match(text, /Recorded at 16:00, and again at 16:00: one and the same/)
    assert.doesNotMatch(text, /so worded/)
  })

  it('shows beside each other what they say differently, and what only one says', async () => {
    const page = await clerk.readAsOffice(`${at}/compare`)
    assert.match(page.text, /1 thing is recorded by both and alike/)
    assert.match(page.text, /They differ in the hour Device A 14:20 .*Imogen Tarn.* Device B 14:26/)
    assert.match(
      page.text,
      /They differ in the counts Device A 14:31 .*4 for.* Device B 14:31 .*3 for/,
    )
    assert.match(page.text, /where they differ nothing says which is right/)
    const alone = page.text.slice(page.text.indexOf('Recorded by one alone'))
    assert.match(alone, /Device B 14:40 A point is noted: The road is icy/)
    assert.doesNotMatch(alone, /Imogen Tarn/)
    assert.match((await clerk.readAsOffice(at)).text, /Two devices recorded this meeting: compare/)
    assert.equal((await clerk.read(`${at}/compare`)).status, 403)
    assert.doesNotMatch((await clerk.read(at)).html, /compare|device-of/)
  })

  it('leaves the one that is taken when the other is struck out by a press', async () => {
    const { html } = await clerk.readAsOffice(`${at}/compare`)
    const forms = [...html.matchAll(/action="([^"]+put-right\/(hands-[^"]+))">([\s\S]*?)<\/form>/g)]
    const [, action = '', , inner = ''] = forms.find(([, , id]) => id?.endsWith('other')) ?? []
    const fields = Object.fromEntries(
      [...inner.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    )
    assert.equal((await clerk.send(action, fields)).status, 303)
    const record = await clerk.read(`${at}?all=yes`)
    assert.match(record.text, /The vote on “[^”]+”: carried/)
    assert.match(
      record.text,
      /Put right because: Device A recorded it otherwise, and that is taken/,
    )
    const { text } = await clerk.readAsOffice(`${at}/compare`)
    assert.doesNotMatch(text, /the counts/)
  })

  it('keeps the order of what came after another, whose hour nobody knows', async () => {
    const [first, second] = [{ text: 'Said first' }, { text: 'Said second' }]
    await clerk.record('note', {
      id: 'said-second',
      hour: '',
      ...{ after: 'note-1440-other', order: 'after' },
      ...second,
    })
    await clerk.record('note', {
      id: 'said-third',
      hour: '',
      ...{ after: 'said-second', order: 'after' },
      text: 'Said third',
    })
    await clerk.record('note', { id: 'said-first', hour: '14:32', ...first })
    const { text } = await clerk.read(`${at}?all=yes`)
    const places = ['Said third', 'Said second', 'The road is icy', 'Said first'].map((one) =>
      text.indexOf(`A point is noted: ${one}`),
    )
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    )
    const both = await clerk.send(`${at}/note`, {
      text: 'Both',
      hour: '14:33',
      after: 'said-first',
    })
    assert.equal(both.status, 422)
    assert.match(both.text, /You entered 14:33, and what it came straight after was at 14:32/)
  })

  it('says before it is recorded that a casting vote would have no effect, and takes it', async () => {
    const form = await clerk.readAsOffice(`${at}/casting`)
    assert.match(
      form.text,
      /A casting vote in the vote on “[^”]+” would have no effect: .*It can be recorded all the same/,
    )
    await clerk.record('casting', { vote: 'v1', by: 'ada-fairweather', side: 'for', hour: '14:50' })
    assert.match((await clerk.read(at)).text, /No effect:/)
  })
})
