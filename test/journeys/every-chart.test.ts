import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, describe, it } from 'node:test'
import { type PagesToVisit, visitEach } from '../browser.ts'
import { makeFigures } from '../fixtures/areas/wealdmoor/make-figures.ts'
import { type SharedSite, shareSite } from '../site.ts'

const AREA = 'test/fixtures/areas/wealdmoor'

/** Each page of the made-up place with what it has to say. */
const PAGES: PagesToVisit = [
  ['/performance', /None of 19 measures is outside.*close to the top of usual/s],
  // A season: the range of each month is for its time of year
  [
    '/performance/missing-people',
    /for July.*There is a season.*its length and its time of year.*What it was at the end of each quarter.*30 June 2026/s,
  ],
  // A registered change starts the range again, with both averages and who approved it
  ['/performance/burglary', /Average before.*Average after.*Force crime registrar/s],
  // A new level that nobody registered is suggested, and not applied
  ['/performance/criminal-damage', /day for day.*the usual range could start again there/s],
  // Recording changed with no new range: nothing is compared across it
  ['/performance/violence', /Not comparable with July 2025.*is not comparable with the years/s],
  ['/performance/robbery', /exact ones of a chart of counts \(c\)/],
  ['/performance/custody-harm', /since the last incident.*days between them are charted \(t\)/s],
  ['/performance/weapon-discharges', /as whole numbers because some fell on one day \(g\)/],
  ['/performance/complaints-rate', /u chart/],
  ['/performance/outcome-share', /p′ chart/],
  ['/performance/file-quality', /\(p chart\)/],
  ['/performance/answer-time', /single values \(XmR\)/],
  ['/performance/charges-rolling', /No usual range is drawn for rolling figures/],
  ['/performance/satisfaction', /people answered.*The latest six quarters.*Same quarter a year/s],
  ['/performance/satisfaction-without-n', /how many people answered/i],
  [
    '/performance/forces',
    /of 5 similar forces.*No figure is held for Midshire\. Holderby is left out/s,
  ],
  ['/performance/pairs', /went opposite ways, knife crime 2 months later/],
  ['/performance/quarter', /If nothing at all had changed/],
  ['/performance/quarter?period=2025-26-Q4', /January to March 2026/],
  ['/performance/questions', /Criminal damage.*It has been above its average/s],
  ['/performance/subjects/safety', /days since the last/],
  // As at a day: neither its days, nor a season, nor a sum of a quarter
  ['/performance/officers-in-post', /within the usual range of 2,\d\d\d to 2,\d\d\d, and/],
  // A total of the year so far: shown as the months that it grew by
  [
    '/performance/complaints-so-far',
    /36 complaints in July 2026.*total of the financial year so far/s,
  ],
  ['/performance/crossbow-incidents', /1 incident in July 2026, the first in 36 months/],
  ['/performance/school-visits', /It has been the same in every month/],
  ['/performance/switchboard-calls', /calls from 13 July 2026 to 19 July 2026.*a week/s],
  ['/performance/cadets', /128 cadets in the year to March 2026.*All 14 years/s],
  ['/performance/detained-at-midnight', /57 people on 31 July 2026.*All 60 figures/s],
]

describe('a made-up place with every kind of figure', () => {
  let site: SharedSite

  before(async () => {
    site = await shareSite(AREA)
  })

  it('has the figures that its seed makes', async () => {
    assert.equal(await readFile(`${AREA}/figures/made-up.csv`, 'utf8'), makeFigures())
  })

  it('shows each on its chart, in pages that scroll one way and are accessible', async () => {
    await visitEach(site.address, PAGES)
  })

  it('has no page for a quarter of which nothing is held', async () => {
    const answer = await fetch(`${site.address}/performance/quarter?period=2011-12-Q1`)
    assert.equal(answer.status, 404)
  })
})
