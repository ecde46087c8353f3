import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fetchAreaFiles } from '#holdings/index.ts'
import { takeInArea } from '#performance/index.ts'
import { browse } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const LATER = {
  ...{ actor: 'A. Clerk', reason: 'Made up', at: '2027-03-03T09:00:00Z', today: '2027-03-03' },
}
const TEXT = 'reports/force-performance/2026-27-Q1/crime.md'

describe('what changed last, of texts, measures and lists', () => {
  let site: TestSite
  let files: ReadonlyMap<string, string>

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor')
    files = new Map((await fetchAreaFiles(site.db)).map(({ path, content }) => [path, content]))
  })
  after(() => site.close())

  const said = async () =>
    (await browse(site).get('/data/changes')).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

  it('is not told of a first load, of which all is new', async () => {
    assert.match(await said(), /the latest day of a load/)
    assert.doesNotMatch(await said(), /otherwise than before that day/)
  })

  it('names the measure defined otherwise, the event taken out and the text that is new', async () => {
    const measures = [...files.keys()].find((path) => files.get(path)?.includes('id: burglary'))
    assert.ok(measures)
    const define = (text: string) =>
      text.replace(/(id: burglary\n[\s\S]*?definition: ).*/, '$1Entering a building to steal.')
    const [event = ''] = /- id: (\S+)/.exec(files.get('events.yaml') ?? '')?.slice(1) ?? []
    assert.notEqual(event, '')
    const changed = new Map(files)
      .set(measures, define(files.get(measures) ?? ''))
      .set('events.yaml', 'events: []\n')
      .set(TEXT, 'Written by hand.\n')
      .set(
        'figures/more.csv',
        'measure,area,breakdown,period,value,source\nburglary,wealdmoor,,2026-08,150,A\n',
      )
    assert.notEqual(changed.get(measures), files.get(measures))
    const done = await takeInArea(site.db, changed, LATER)
    assert.ok(done.ok, JSON.stringify(done))

    await said()
    const words = await said()
    assert.match(words, /On 3 March 2027, the latest day of a load: 1 figure/)
    assert.match(words, /Burglary[^.]* What became of it changed File measures\/[a-z]+\.yaml/)
    assert.match(words, /What became of it taken out File events\.yaml/)
    assert.match(
      words,
      /Text “Crime” of Force performance report, April to June 2026 What became of it new File reports/,
    )
    assert.doesNotMatch(words, /recording-changes\.yaml|glossary\.yaml/)
  })
})
