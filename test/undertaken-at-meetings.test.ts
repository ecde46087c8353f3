import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import { openSite, type TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
  - {agenda: 3, title: A matter of staff, restricted: {category: Information about an individual, reason: It names them}}
`
/** What is promised in private. */
const PRIVATE = 'quillfeather'

describe('what is promised and resolved at a meeting', () => {
  let site: TestSite
  let moment = '2027-02-01T15:00:00Z'
  const at = '/meetings/2027-02-01/record'
  let clerk: ReturnType<typeof recorderOf>

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
    clerk = recorderOf(site, '2027-02-01')
    const { record } = clerk
    await record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow', 'greta-penhale']
    await record('arrive', { who, hour: '14:00' })
    await record('item', { item: '2', hour: '14:05' })
    const agreed = async (id: string, text: string) => {
      await record('move', {
        id: `${id}-move`,
        text,
        by: 'bertil-oakes',
        seconder: 'chitra-vale',
        hour: '14:09',
      })
      const { html } = await clerk.readAsOffice(`${at}/hands`)
      const [, vote = ''] = /name="vote" type="radio" value="(put-[^"]*)"/.exec(html) ?? []
      const hands = { id: `${id}-hands`, vote, for: '5', against: '1', abstain: '0' }
      await record('hands', { ...hands, hour: '14:10' })
    }
    await agreed('noted-1', 'That the report be noted.')
    await agreed('write-1', 'That the Mayor be asked to publish the speed figures.')
    await agreed('active-1', 'That the Panel note the dogs report.')
    await agreed('active-2', 'That the Panel supports the proposed precept.')
    await agreed('both-1', 'That the plan be approved and sent to the Commissioner.')
    await agreed('both-2', 'That the Panel welcome the review and write to the minister.')
    await record('promise', {
      ...{ id: 'promise-1', by: 'mayor', text: 'to send the figures', due: '15 March 2027' },
      hour: '14:20',
    })
    const dateless = { id: 'promise-2', by: 'Chief Executive', text: 'A letter to the minister' }
    await record('promise', { ...dateless, hour: '14:21' })
    await record('item', { item: '3', hour: '14:30' })
    await record('promise', {
      ...{ id: 'promise-3', by: 'mayor', text: `to talk to ${PRIVATE}`, hour: '14:31' },
    })
  })
  after(() => site.close())

  const promises = async () => (await clerk.readAsOffice('/promises')).text
  const numberOf = async (what: string) => {
    const { html } = await clerk.readAsOffice('/promises?state=unfinished')
    const [, number = ''] = new RegExp(`href="/promises/(\\d+)"[^>]*>[^<]*${what}`).exec(html) ?? []
    return number
  }
  const putRight = async (event: string, fields: Readonly<Record<string, string>>) =>
    await clerk.send(`/meetings/2027-02-01/put-right/${event}`, { hour: '', ...fields })

  it('is not followed before the meeting is closed', async () => {
    assert.doesNotMatch(await promises(), /Send the figures/)
  })

  it('is followed from the close on, each once, with its event, and what is only noted is not', async () => {
    await clerk.record('close', { id: 'close-1', hour: '14:50' })
    const all = await promises()
    assert.match(all, /Send the figures/)
    assert.match(all, /A letter to the minister/)
    assert.match(all, /The Mayor be asked to publish the speed figures/)
    assert.doesNotMatch(all, /report be noted|dogs report|proposed precept/)
    assert.match(all, /The plan be approved and sent to the Commissioner/)
    assert.match(all, /The Panel welcome the review and write to the minister/)
    await clerk.record('note', { id: 'note-after', text: 'Said afterwards', hour: '14:55' })
    const again = (await promises()).match(/Send the figures/g)?.length
    assert.equal(again, all.match(/Send the figures/g)?.length)
  })

  it('has the owner and the day that were said, and says where none was', async () => {
    const figures = await clerk.read(`/promises/${await numberOf('Send the figures')}`)
    assert.match(figures.text, /Who Mayor of Northmere Due 15 March 2027/)
    assert.match(figures.html, /href="\/meetings\/2027-02-01\/record\?all=yes#e-promise-1"/)
    const letter = await clerk.read(`/promises/${await numberOf('A letter to the minister')}`)
    assert.match(letter.text, /Who Not named; perhaps Chief Executive Due No date was given/)
    const asked = await clerk.read(`/promises/${await numberOf('The Mayor be asked')}`)
    assert.match(asked.text, /Who Mayor of Northmere/)
    assert.match(asked.text, /Resolution/)
    const { text } = await clerk.read(at)
    assert.match(text, /to send the figures.* Followed as number \d+ of what was promised/)
  })

  it('is for members where it was said in private', async () => {
    assert.match(await promises(), new RegExp(PRIVATE))
    assert.doesNotMatch((await clerk.read('/promises')).text, new RegExp(PRIVATE))
  })

  it('is said otherwise where the record is put right, save what the clerk said of it', async () => {
    const number = await numberOf('A letter to the minister')
    const form = await clerk.readAsOffice(`/promises/${number}/amend`)
    assert.match(form.html, /A letter to the minister/)
    const said = { what: 'A letter to the minister', who: 'mayor', awaits: 'letter' }
    const nothing = await clerk.send(`/promises/${number}/amend`, {
      ...said,
      who: 'nobody',
      hint: 'Chief Executive',
      reason: 'None',
    })
    assert.match(nothing.text, /Nothing of it is otherwise than before/)
    const done = await clerk.send(`/promises/${number}/amend`, {
      ...{ ...said, dueOn: '2027-02-20', reason: 'The Mayor wrote that she will' },
    })
    assert.equal(done.status, 303)
    await putRight('promise-2', {
      ...{ by: 'Chief Executive', text: 'A letter to the Home Secretary', due: 'soon' },
      ...{ strike: 'words', why: 'It was the Home Secretary' },
    })
    const { text } = await clerk.read(`/promises/${number}`)
    assert.match(text, /A letter to the Home Secretary/)
    assert.match(text, /Who Mayor of Northmere Due 20 February 2027/)
    assert.match(text, /Who: it said “Not named” before/)
    assert.match(text, /Why: The Mayor wrote that she will/)
    assert.match(
      text,
      /What: it said “A letter to the minister” before Why: What is recorded of the meeting says so now/,
    )
  })

  it('is undone where it was struck out, and stands again where that is put right', async () => {
    const number = await numberOf('Send the figures')
    const struck = await putRight('promise-1', { strike: 'all', why: 'Nobody said so' })
    assert.equal(struck.status, 303)
    const { text } = await clerk.read(`/promises/${number}`)
    assert.match(
      text,
      /Overtaken on 1 February 2027: By the record of the meeting, as it was put right, it was not said/,
    )
  })

  it('is undone where a count that is put right no longer carries it', async () => {
    const number = await numberOf('The Mayor be asked')
    await putRight('write-1-hands', {
      ...{ vote: 'v2', for: '2', against: '4', abstain: '0', hour: '14:10' },
      ...{ strike: 'words', why: 'Counted wrongly' },
    })
    const lost = await clerk.read(`/promises/${number}`)
    assert.match(lost.text, /Overtaken .*it was not resolved/)
    moment = '2027-02-02T09:00:00Z'
    await putRight('write-1-hands', {
      ...{ vote: 'v2', for: '5', against: '1', abstain: '0', hour: '14:10' },
      ...{ strike: 'words', why: 'The first count was right' },
    })
    const carried = await clerk.read(`/promises/${number}`)
    assert.match(carried.text, /Evidence that it was done not recorded|figures not recorded/i)
    assert.match(carried.text, /It stands in the record of the meeting again/)
  })

  it('says on a day before what it said then', async () => {
    const number = await numberOf('A letter to the Home Secretary')
    assert.notEqual(number, '')
    await clerk.send(`/promises/${number}/amend`, {
      ...{ what: 'A letter to the King', who: 'mayor', awaits: 'letter', dueOn: '2027-02-20' },
      reason: 'For the test',
    })
    assert.match((await clerk.read(`/promises/${number}`)).text, /A letter to the King/)
    const then = await clerk.read(`/promises/${number}?on=2027-02-01`)
    assert.doesNotMatch(then.text, /A letter to the King/)
    assert.match(then.text, /A letter to the Home Secretary/)
  })

  it('is followed by members alone where what was said in private puts it right', async () => {
    const said = { id: 'promise-4', by: 'mayor', text: 'to hold a meeting', hour: '14:22' }
    await clerk.record('promise', said)
    const number = await numberOf('Hold a meeting')
    assert.match((await clerk.read('/promises')).text, /Hold a meeting/)
    const { text: _, ...same } = said
    await putRight('promise-4', {
      ...{ ...same, id: 'right-4', text: `to hold a meeting with ${PRIVATE}`, hour: '14:31' },
      ...{ strike: 'words', why: 'It was said when the public had left' },
    })
    for (const path of ['/promises', `/promises/${number}`, '/promises.json'])
      assert.doesNotMatch((await clerk.read(path)).html, new RegExp(PRIVATE), path)
    const open = await clerk.read(`/promises/${number}`)
    assert.match(open.text, /Overtaken .*It is followed here no further/)
    const apart = await numberOf(`Hold a meeting with ${PRIVATE}`)
    assert.match(apart, /\d/)
    assert.notEqual(apart, number)
  })

  it('is said otherwise by the record also when its close was struck out', async () => {
    await clerk.record('promise', {
      ...{ id: 'promise-5', by: 'mayor', text: 'to plant trees', hour: '14:23' },
    })
    const number = await numberOf('Plant trees')
    await putRight('close-1', { strike: 'all', why: 'It went on' })
    await putRight('promise-5', {
      ...{ by: 'mayor', text: 'to plant hedges', hour: '14:23' },
      ...{ strike: 'words', why: 'Misheard' },
    })
    assert.match((await clerk.read(`/promises/${number}`)).text, /Plant hedges/)
  })

  it('is said not to be followed where it cannot be', async () => {
    moment = '2027-01-31T09:00:00Z'
    const said = { id: 'promise-6', by: 'mayor', text: 'to mend a bridge', hour: '14:24' }
    const { to } = await clerk.record('promise', said)
    assert.match((await clerk.readAsOffice(to)).text, /Not all that was promised .*can be followed/)
  })
})

describe('what was promised where promises cannot be read', () => {
  let site: TestSite
  let moment = '2027-02-01T15:00:00Z'
  let clerk: ReturnType<typeof recorderOf>

  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      { today: () => moment.slice(0, 10), now: () => moment },
      (files) =>
        new Map([
          ...files,
          ['meetings/2027-02-01.yaml', MEETING],
          ['undertakings.yaml', 'undertakings: [{number: none}]\n'],
        ]),
    )
    clerk = recorderOf(site, '2027-02-01')
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    await clerk.record('item', { item: '2', hour: '14:05' })
    await clerk.record('promise', { by: 'mayor', text: 'to mend a bridge', hour: '14:24' })
    await clerk.record('close', { hour: '15:00' })
  })
  after(() => site.close())

  it('is said not to be followed as the minutes are published, and they are', async () => {
    const minutes = '/meetings/2027-02-01/minutes'
    await clerk.send(`${minutes}/take-over`, { first: '21' })
    moment = '2027-02-02T15:00:00Z'
    await clerk.send(`${minutes}/circulate`, { on: '2027-02-02' })
    const published = await clerk.send(`${minutes}/publish`, { on: '2027-02-02' })
    assert.equal(published.status, 303, published.text)
    const { text } = await clerk.readAsOffice(published.to)
    assert.match(text, /Not all that was promised or resolved here can be followed/)
    // Nobody else is told, and by no address
    const { text: publicly } = await clerk.read(`${minutes}?unfollowed=yes`)
    assert.doesNotMatch(publicly, /can be followed/)
    assert.match(publicly, /mend a bridge/)
  })
})
