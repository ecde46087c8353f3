import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { recordItemAdded } from '#panel/agenda/agenda-records.ts'
import { fetchEntries, writeRecord } from '#storage/index.ts'
import { openMeeting } from './meetings/open-meeting.ts'
import { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
  - {agenda: 3, title: A matter of land, restricted: {category: Financial or business affairs, reason: It would harm the sale}}
`
const WORDS = ['Harbour Lane', 'Grimsdale Homes']
/** What nobody of the public reads: those words, and what was said in private. */
const PRIVATE = /harbour\s+lane|grimsdale|brother|quillfeather/i
const GIVEN_INSTEAD = /words that are not given to the public/

describe('what belongs to private business, told in public or late', () => {
  let site: TestSite
  let moment = '2027-02-01T16:00:00Z'
  let clerk: ReturnType<typeof recorderOf>
  const record = '/meetings/2027-02-01/record'
  const minutes = '/meetings/2027-02-01/minutes'

  before(async () => {
    site = await openMeeting(MEETING, () => moment)
    clerk = recorderOf(site, '2027-02-01')
    await writeRecord(site.db, (trx) =>
      recordItemAdded(
        trx,
        {
          ...{ id: 1, business: null, title: 'The site at Harbour Lane', hasPaper: false },
          restricted: {
            ...{ category: 'Financial or business affairs', reason: 'It would harm the sale' },
            ...{ publicTitle: 'A matter of land', words: WORDS },
          },
          ...{ urgent: null, varied: null, noticeCame: null },
        },
        0,
        {
          ...{ address: '2027-02-01', today: '2027-01-20' },
          recorder: { actor: 'A. Clerk', at: '2027-01-20T10:00:00Z' },
        },
      ),
    )
    await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
    const who = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']
    await clerk.record('arrive', { who, hour: '14:00' })
  })
  after(() => site.close())

  /** No page or file that everybody reads, and no entry, has a word of it. */
  const isNowhere = async (more: readonly string[] = []) => {
    const pages = [
      ...[record, `${record}?all=yes`, '/meetings/2027-02-01', '/meetings/2027-02-01.json'],
      ...['/meetings/attendance?year=2026', '/panel/popolo.json', '/promises', '/meetings/minutes'],
      ...['/search?q=grimsdale', '/meetings/minutes.atom', '/meetings/attendance/edith-marlow'],
      ...more,
    ]
    for (const path of pages) {
      const { html } = await clerk.read(path)
      assert.doesNotMatch(html.replaceAll('grimsdale', ''), PRIVATE, path)
    }
    const open = await fetchEntries(site.db, { kind: 'meeting-record' }, 'public')
    assert.doesNotMatch(JSON.stringify(open.map(({ says }) => says)), PRIVATE)
  }

  it('is kept apart of an interest in a private item, of which everybody reads whose and in what', async () => {
    await clerk.record('interest', {
      ...{ by: 'edith-marlow', kind: 'pecuniary', items: '3', hour: '14:02' },
      ...{ reason: 'A brother offers for it', dispensation: 'no' },
    })
    const { text } = await clerk.read(record)
    assert.match(text, /Cllr Edith Marlow, pecuniary, in item 3, words that are not given/)
    assert.match((await clerk.readAsOffice(record)).text, /A brother offers for it/)
    await isNowhere()
  })

  it('is asked about before it is recorded where it has words that may stand nowhere in public', async () => {
    await clerk.record('item', { item: '2', hour: '14:05' })
    const note = {
      id: 'note-of-words',
      role: 'A member',
      text: 'What of harbour lane?',
      hour: '14:06',
    }
    const asked = await clerk.send(`${record}/note`, note)
    assert.equal(asked.status, 422)
    assert.match(asked.text, /“Harbour Lane” is to stand nowhere in the public papers/)
    const [, confirmed = ''] = /name="confirmed"[^>]*value="([^"]*)"/.exec(asked.html) ?? []
    assert.doesNotMatch((await clerk.readAsOffice(record)).text, /What of harbour lane/)
    const both = { ...note, confirmed: confirmed.replaceAll('&quot;', '"') }
    assert.equal((await clerk.send(`${record}/note`, both)).status, 303)
    assert.match((await clerk.readAsOffice(record)).text, /What of harbour lane/)
    assert.match((await clerk.read(record)).text, GIVEN_INSTEAD)
    await isNowhere()
  })

  it('is kept apart without being asked where a device kept it and sends it late', async () => {
    const said = { by: 'commissioner', text: 'to tell Grimsdale Homes', hour: '14:07', kept: 'yes' }
    for (const _ of [1, 2]) await clerk.record('promise', { id: 'promise-of-words', ...said })
    await isNowhere()
  })

  it('stays apart when it is put right', async () => {
    const [, event = ''] =
      /put-right\/([^"]+)">Put right<span[^>]*>: An interest/.exec(
        (await clerk.readAsOffice(record)).html,
      ) ?? []
    const done = await clerk.send(`/meetings/2027-02-01/put-right/${event}`, {
      ...{ strike: 'words', why: 'Quillfeather said so', by: 'edith-marlow', kind: 'pecuniary' },
      ...{ items: '3', reason: 'A brother works for them', dispensation: 'no', hour: '14:02' },
    })
    assert.equal(done.status, 303, done.text)
    assert.match((await clerk.readAsOffice(record)).text, /A brother works for them/)
    await isNowhere()
  })

  it('is asked of a point told late in which part of the meeting it was, and is never public by default', async () => {
    await clerk.record('item', { item: '3', hour: '14:10' })
    await clerk.record('exclude-public', { items: '3', by_what: 'resolved', hour: '14:11' })
    await clerk.record('leave', { who: 'edith-marlow', hour: '14:11' })
    await clerk.record('readmit-public', { hour: '14:20' })
    await clerk.record('item', { item: '1', hour: '14:20' })
    const note = { role: 'A member', hour: '14:20' }
    const asked = await clerk.send(`${record}/note`, { ...note, text: 'Quillfeather bids' })
    assert.equal(asked.status, 422)
    assert.match(asked.text, /Choose in which part of the meeting it was/)
    assert.match(asked.text, /14:20, item 1, Minutes: in public/)
    const partOf = (words: RegExp) => {
      const all = [
        ...asked.html.matchAll(/name="within"[^>]*value="([^"]+)"[\s\S]*?<label[^>]*>([^<]*)</g),
      ]
      return all.find(([, , label = '']) => words.test(label))?.[1] ?? ''
    }
    const inPrivate = partOf(/14:11, item 3/)
    const text = 'Quillfeather bids'
    await clerk.record('note', { ...note, id: 'note-private', text, within: inPrivate })
    await clerk.record('note', { ...note, id: 'note-of-none', text, within: 'unknown' })
    await clerk.record('note', { ...note, id: 'note-kept', text, kept: 'yes' })
    const inPublic = { text: 'The minutes are long', within: partOf(/item 1/) }
    await clerk.record('note', { ...note, id: 'note-public', ...inPublic })
    assert.match((await clerk.read(record)).text, /The minutes are long/)
    const { text: office } = await clerk.readAsOffice(`${record}?all=yes`)
    assert.match(office, /In which part of the meeting it fell is not recorded/)
    const { text: ofItem } = await clerk.readAsOffice(`${record}?item=3`)
    assert.match(ofItem, /Quillfeather bids/)
    await isNowhere()
  })

  it('asks it too where no hour is known, and the meeting is in public again', async () => {
    const asked = await clerk.send(`${record}/note`, { role: 'A member', text: 'So', hour: '' })
    assert.equal(asked.status, 422)
    assert.match(asked.text, /Choose in which part of the meeting it was/)
  })

  it('is not in published minutes, and what is public of the private item is', async () => {
    await clerk.record('close', { hour: '15:00' })
    await clerk.send(`${minutes}/take-over`, { first: '21' })
    moment = '2027-02-02T16:00:00Z'
    await clerk.send(`${minutes}/circulate`, { on: '2027-02-02' })
    // A clerk may write what nobody typed before
    const edit = `${minutes}/paragraphs/1/edit`
    const write = async (words: string) => {
      const { html } = await clerk.readAsOffice(edit)
      const [, action = ''] = /<form method="post" action="([^"]*)"/.exec(html) ?? []
      const whole = { item: 'whole', place: 'opening', who: 'everybody', isLeftOut: 'no' }
      return await clerk.send(action.replaceAll('&amp;', '&') || edit, { ...whole, words })
    }
    const before = /<textarea[^>]*>([^<]*)</.exec((await clerk.readAsOffice(edit)).html)?.[1] ?? ''
    assert.equal((await write('Harbour Lane was spoken of.')).status, 303)
    const publish = { on: '2027-02-02' }
    const refused = await clerk.send(`${minutes}/publish`, publish)
    assert.match(
      refused.text,
      /“Harbour Lane” is to stand nowhere in public, and “Harbour Lane was/,
    )
    assert.equal((await write(before)).status, 303)
    const published = await clerk.send(`${minutes}/publish`, publish)
    assert.equal(published.status, 303, published.text)
    const { text } = await clerk.read(minutes)
    assert.match(
      text,
      /Cllr Edith Marlow declared a pecuniary interest in the item “A matter of land”\./,
    )
    assert.match(text, /Resolved: that the public be excluded|That the public be excluded/)
    assert.match(text, /Cllr Edith Marlow left the meeting at 14:11/)
    assert.match(text, /The public were readmitted at 14:20/)
    assert.match(text, /taken in private, and what is minuted of its business is kept apart/)
    await isNowhere([minutes, `${minutes}.docx`])
    assert.match((await clerk.readAsOffice(minutes)).text, PRIVATE)
  })
})
