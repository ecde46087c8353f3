import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Item, motionIn, sendPublicOut } from './meetings/public-sent-out.ts'
import type { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

const PUT_APART = 'put in a part of the meeting that was not open to the public'

describe('a motion that was moved in public and put where it was not', () => {
  let site: TestSite
  let moment = '2027-02-01T16:00:00Z'
  let clerk: ReturnType<typeof recorderOf>
  let opened: Awaited<ReturnType<typeof sendPublicOut>>
  const record = '/meetings/2027-02-01/record'
  const minutes = '/meetings/2027-02-01/minutes'

  before(async () => {
    opened = await sendPublicOut(() => moment)
    ;({ site, clerk } = opened)
    await clerk.record('hands', {
      ...{ id: 'hands-on-speeds', vote: 'put-m1', for: '4', against: '1', hour: '14:12' },
    })
  })
  after(() => site.close())

  const readPublic = async () => (await clerk.read(`${record}?all=yes`)).text
  const motionNamed = async (name: string) => motionIn(await opened.popolo(), name)

  it('is neither said to be put nor not to be while the public are out', async () => {
    const text = await readPublic()
    assert.doesNotMatch(text, new RegExp(PUT_APART))
    assert.doesNotMatch(text, /“That speeds be published”: it waits|never put/)
    assert.match(
      text,
      /“That speeds be published”: what becomes of it while the public are excluded is not told here/,
    )
  })

  it('is said to be put there once they are back, and neither when nor with what outcome', async () => {
    await clerk.record('readmit-public', { hour: '14:20' })
    const text = await readPublic()
    assert.match(text, new RegExp(`“That speeds be published” was ${PUT_APART}`))
    assert.doesNotMatch(text, /14:12|4 for|never put/)
    const motion = await motionNamed('m1')
    assert.equal(motion?.['result'], undefined)
    const [source] = (motion?.['sources'] ?? []) as readonly Item[]
    assert.equal(source?.['note'], `P${PUT_APART.slice(1)}`)
  })

  it('is told apart from one that was never put', async () => {
    assert.match(await readPublic(), /“That a mast be built” waits to be put to the vote/)
    await clerk.record('item', { item: '3', hour: '14:30' })
    const text = await readPublic()
    assert.match(text, /“That a mast be built”: what became of it is not recorded/)
    assert.doesNotMatch(text, /“That speeds be published”: what became/)
    const [source] = ((await motionNamed('m2'))?.['sources'] ?? []) as readonly Item[]
    assert.equal(source?.['note'], undefined)
  })

  it('is told of when the next item is taken, where the public were not said to be back', async () => {
    await opened.move('That patrols be doubled.', '14:31')
    await clerk.record('exclude-public', { by_what: 'resolved', hour: '14:32' })
    await clerk.record('outcome', { vote: 'put-m3', result: 'lost', hour: '14:33' })
    assert.doesNotMatch(await readPublic(), /patrols be doubled” was put in a part/)
    await clerk.record('item', { item: '1', hour: '14:40' })
    assert.match(await readPublic(), new RegExp(`“That patrols be doubled” was ${PUT_APART}`))
  })

  it('is told of as well where it was withdrawn or put off there, and neither when nor by whom', async () => {
    await opened.move('That fares fall.', '14:41')
    await opened.move('That buses be counted.', '14:42')
    await clerk.record('exclude-public', { by_what: 'resolved', hour: '14:43' })
    const agreed = { seconder_agrees: 'yes', panel_consents: 'yes' }
    await clerk.record('withdraw', {
      ...{ id: 'fares-taken-back', on: 'm4', by: 'bertil-oakes', hour: '14:44', ...agreed },
    })
    await clerk.record('next-business', {
      ...{ id: 'buses-put-off', on: 'm5', by: 'dominic-strand', seconder: 'edith-marlow' },
      hour: '14:45',
    })
    await clerk.record('outcome', { vote: 'put-buses-put-off', result: 'carried', hour: '14:46' })
    assert.doesNotMatch(await readPublic(), /\(m[45]\) was/)
    await clerk.record('readmit-public', { hour: '14:47' })
    const text = await readPublic()
    assert.match(text, /“That fares fall” was withdrawn in a part of the meeting/)
    assert.match(text, /“That buses be counted” was put off in a part of the meeting/)
    assert.doesNotMatch(text, /\(m[45]\): (what became|it waits)|14:44|takes it back/)
    const [source] = ((await motionNamed('m4'))?.['sources'] ?? []) as readonly Item[]
    assert.match(String(source?.['note']), /^Withdrawn in a part of the meeting/)
  })

  it('is said not to be withdrawn once that is struck out', async () => {
    const struck = { strike: 'all', why: 'It was another motion' }
    const done = await clerk.send('/meetings/2027-02-01/put-right/fares-taken-back', struck)
    assert.equal(done.status, 303, done.text)
    const text = await readPublic()
    assert.match(text, /“That fares fall” was not withdrawn in a part of the meeting/)
    assert.match(text, /“That fares fall” waits to be put to the vote/)
  })

  it('is told in full to who may read it all', async () => {
    const { text } = await clerk.readAsOffice('/meetings/2027-02-01/minutes-draft')
    assert.match(text, /The motion was put and carried: 4 for, 1 against/)
  })

  it('stands so in the minutes that everybody is given, after the words that were moved', async () => {
    await clerk.record('close', { hour: '15:00' })
    await clerk.send(`${minutes}/take-over`, { first: '21' })
    moment = '2027-02-02T16:00:00Z'
    await clerk.send(`${minutes}/circulate`, { on: '2027-02-02' })
    const published = await clerk.send(`${minutes}/publish`, { on: '2027-02-02', confirm: 'yes' })
    assert.equal(published.status, 303, published.text)
    const { text } = await clerk.read(minutes)
    assert.match(text, new RegExp(`That speeds be published.*?The motion was ${PUT_APART}`))
    assert.doesNotMatch(text, /4 for|Resolved that speeds/)
  })

  it('is said not to be once the putting of it is struck out', async () => {
    const struck = { strike: 'all', why: 'It was another motion' }
    const done = await clerk.send('/meetings/2027-02-01/put-right/hands-on-speeds-put', struck)
    assert.equal(done.status, 303, done.text)
    assert.match(await readPublic(), new RegExp(`speeds be published” was not ${PUT_APART}`))
    const [source] = ((await motionNamed('m1'))?.['sources'] ?? []) as readonly Item[]
    assert.equal(source?.['note'], undefined)
  })
})
