import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { bookKeeper } from './keep-books.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-12-01T09:00:00Z', today: () => '2026-12-01' }

const WALKS = `
register: walks
name: Patch walks
one: walk
many: walks
about: Where the commissioner walked.
owner: The commissioner’s office
source: { document: Standing orders of the office, paragraph: '12' }
kept_by: [performance-officer]
seen_by: public
retention: { years: 2, why: Members ask }
day: walked
title: what
fields:
  - { field: walked, label: Day, kind: day, required: true, audience: public }
  - { field: what, label: What for, kind: text, required: true, audience: public }
  - { field: district, label: District, kind: place, of: [district], audience: public }
  - { field: met_in, label: Where they met, kind: place }
examples: [{ shows: a walk, rows: [{ walked: 2026-11-02, what: Fences }], gives: { entries: 1 } }]
`

/** The same, of which small numbers are not given out. */
const NOTICES = WALKS.replace('register: walks', 'register: notices')
  .replace('name: Patch walks', 'name: Notices')
  .replace(
    'examples:',
    'measures:\n  - { id: notices-came, name: Notices, count: entries, withhold_below: 5 }\nexamples:',
  )

const square = (west: number, south: number) =>
  JSON.stringify([
    [
      [west, south],
      [west + 0.2, south],
      [west + 0.2, south + 0.2],
      [west, south + 0.2],
      [west, south],
    ],
  ])

const withOutlines = (text: string) =>
  text
    .replace(
      '{ id: eastholm, name: Eastholm, kind: district, gss: E06999001 }',
      `{ id: eastholm, name: Eastholm, kind: district, gss: E06999001, outline: ${square(-1, 52)} }`,
    )
    .replace(
      '{ id: skerby, name: Skerby, kind: district, gss: E06999002 }',
      `{ id: skerby, name: Skerby, kind: district, gss: E06999002, outline: ${square(-0.8, 52)} }`,
    )

const rows = (places: readonly string[]) => [
  'walked,what,district',
  ...places.map((place, index) => `2026-11-02,Walk ${index},${place}`),
]
const times = (many: number, place: string) => Array.from({ length: many }, () => place)

describe('a register with a place', () => {
  let site: TestSite
  const { plain, read, take } = bookKeeper(() => site)
  const publicly = async (url: string) => await site.app.inject({ url })

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', CLOCK, (files) => {
      const changed = new Map(files)
      changed.set('area.yaml', withOutlines(files.get('area.yaml') ?? ''))
      return changed.set('registers/walks.yaml', WALKS).set('registers/notices.yaml', NOTICES)
    })
    await take(
      'walks',
      rows([...times(7, 'Eastholm'), ...times(2, 'Skerby'), ...times(1, 'Vale of Tarn'), '']),
    )
    await take(
      'notices',
      rows([...times(12, 'Eastholm'), ...times(6, 'Skerby'), ...times(2, 'Vale of Tarn')]),
    )
  })
  after(() => site.close())

  it('has a page by place, which its list leads to, with how many are in each', async () => {
    const list = await publicly('/registers/walks')
    assert.match(list.body, /href="\/registers\/walks\/places"/)
    const said = plain((await publicly('/registers/walks/places')).body)
    assert.match(said, /District: the most are in Eastholm, 7 walks\./)
    assert.match(said, /Eastholm How many 7 Skerby How many 2 Vale of Tarn How many 1/)
    assert.match(said, /No place is recorded How many 1/)
  })

  it('draws a map of the places of which the area says where they lie, and names the others', async () => {
    const { body } = await publicly('/registers/walks/places')
    assert.equal(body.match(/class="cf-map"/g)?.length, 2)
    assert.equal(body.match(/class="cf-chart__place"/g)?.length, 4)
    assert.match(body, /<title>Patch walks: District<\/title>/)
    assert.match(
      plain(body),
      /the darker, the more\. Not on the map: Vale of Tarn, No place is recorded\./,
    )
    const narrowed = plain((await publicly('/registers/walks/places?words=Walk+3')).body)
    assert.match(
      narrowed,
      /Of the entries that were asked for alone\..*Eastholm How many 1 Skerby How many 0/,
    )
  })

  it('says nothing of a field that a reader may not read', async () => {
    assert.doesNotMatch((await publicly('/registers/walks/places')).body, /Where they met/)
    assert.match(
      await read('/registers/walks/places'),
      /Where they met: no walks are recorded that name a place/,
    )
  })

  it('gives out no small number, nor one that would tell of it', async () => {
    const { body } = await publicly('/registers/notices/places')
    const said = plain(body)
    assert.match(said, /Numbers from 1 to 4 are not given out\./)
    assert.match(
      said,
      /the largest of the numbers that are given out is that of Eastholm, 12 walks/,
    )
    assert.match(said, /Eastholm How many 12/)
    for (const place of ['Skerby', 'Vale of Tarn'])
      assert.match(said, new RegExp(`${place} How many Not given out`))
    assert.doesNotMatch(body, /district=(skerby|vale-of-tarn)/)
    assert.match(said, /A dash and a broken line stand for a number that is not given out/)
  })

  it('has no such page without a place', async () => {
    assert.equal((await publicly('/registers/boards/places')).statusCode, 404)
  })
})
