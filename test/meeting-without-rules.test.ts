import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
`
const OFFER = /Record what happens at this meeting/

/** The page of the meeting, as whoever records it sees it and as anybody does. */
async function pagesOf(site: TestSite) {
  const read = async (headers: Record<string, string>) => {
    const answer = await fetch(`${site.address}/meetings/2027-02-01`, { headers })
    assert.equal(answer.status, 200)
    return await answer.text()
  }
  return { own: await read(site.operator), anybody: await read({}) }
}

describe('a meeting of a panel', () => {
  const clock = { today: () => '2027-02-01', now: () => '2027-02-01T14:00:00Z' }
  const northmere = 'test/fixtures/areas/northmere'
  let withRules: TestSite
  let without: TestSite

  before(async () => {
    withRules = await openSite(
      northmere,
      clock,
      (files) => new Map([...files, ['meetings/2027-02-01.yaml', MEETING]]),
    )
    without = await openSite(northmere, clock, (files) => {
      const kept = [...files].filter(([name]) => !name.startsWith('constitution/'))
      return new Map([...kept, ['meetings/2027-02-01.yaml', MEETING]])
    })
  })
  after(async () => {
    await withRules.close()
    await without.close()
  })

  it('whose rules are held is offered to be recorded', async () => {
    const { own, anybody } = await pagesOf(withRules)
    assert.match(own, OFFER)
    assert.match(anybody, /What happened at this meeting/)
  })

  it('of which no rules are held is not, and says why before anybody begins', async () => {
    const { own, anybody } = await pagesOf(without)
    assert.doesNotMatch(own, OFFER)
    assert.match(own, /cannot be recorded here yet: it is judged as it is recorded/)
    assert.doesNotMatch(anybody, /What happened at this meeting|cannot be recorded here/)
  })

  it('leads nowhere that answers that it cannot, with rules or without', async () => {
    for (const site of [withRules, without]) {
      for (const headers of [site.operator, {}]) {
        const page = await fetch(`${site.address}/meetings/2027-02-01`, { headers })
        const places = (await page.text()).matchAll(/href="(\/[^"#]*)/g)
        for (const place of new Set([...places].map(([, path = '']) => path))) {
          const address = `${site.address}${place.replaceAll('&amp;', '&')}`
          assert.ok((await fetch(address, { headers })).ok, place)
        }
      }
    }
  })
})
