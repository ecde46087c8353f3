import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { verifyRecord } from '#storage/index.ts'
import type { GivenRole } from '#web/index.ts'
import { browse, browseAs, movedClock } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('an application to be an independent member', () => {
  let site: TestSite
  const { clock } = movedClock('2026-12-01T09:00:00Z')

  before(async () => {
    site = await openSite('areas/leicestershire', clock)
  })
  after(() => site.close())

  const as = async (role: GivenRole) => {
    const about = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
    return await browseAs(site, { ...about, at: clock.now() })
  }
  const post = async (url: string, fields: Readonly<Record<string, string>>, role?: GivenRole) =>
    await (await as(role ?? 'clerk')).post(url, fields)
  const page = '/panel/applications'
  const words = async () => plain((await (await as('clerk')).get(page)).body)
  const case_ = '/procedures/independent-member-appointment'
  const why = { reason: 'From the file' }
  const received = { on: '2026-11-20', case: 'a-made-up-vacancy', name: 'Quentin Applicant' }

  it('is recorded for an appointment that is begun as a case', async () => {
    assert.match(
      await words(),
      /No application is recorded here.*An appointment is begun as a case/,
    )
    const opened = await post(`${case_}/open`, {
      ...{ title: 'A made-up vacancy', on: '2026-10-01', midPoint: '2027-05-01', ...why },
    })
    assert.equal(opened.location, `${case_}/a-made-up-vacancy`, plain(opened.body))
    assert.match(await words(), /No closing day is on record as advertised/)
    assert.match(
      await words(),
      /Three members of the panel consider the applications and interview\. \(Arr/,
    )
  })

  it('is for the clerk and the monitoring officer alone', async () => {
    for (const role of [
      'member',
      'chair',
      'performance-officer',
      'commissioners-officer',
    ] as const) {
      assert.equal((await (await as(role)).get(page)).status, 403, role)
      assert.equal((await post(`${page}/record`, received, role)).status, 403, role)
    }
    assert.equal((await browse(site).get(page)).status, 403)
    const late = await post(`${page}/record`, { ...received, on: '2026-12-02' })
    assert.match(late.body, /The day cannot be after today, 1 December 2026/)
    assert.equal((await post(`${page}/record`, received)).status, 303)
    assert.match(await words(), /1 application is recorded; 1 not ended/)
    assert.match(await words(), /Quentin Applicant Received on 20 November 2026\./)
    for (const path of ['/panel/balance', '/panel', `${case_}/a-made-up-vacancy`])
      assert.doesNotMatch((await browse(site).get(path)).body, /Quentin/, path)
  })

  it('is not shortlisted where the rules bar who applied, with the paragraph', async () => {
    const mp = { on: '2026-11-25', is: 'mp', words: 'Good', isShortlisted: 'yes' }
    const barred = await post(`${page}/1/considered`, mp)
    assert.equal(barred.status, 422)
    assert.match(
      plain(barred.body),
      /A member of Parliament: who is that may not be an independent member \(Arrangements 14\)/,
    )
    const early = await post(`${page}/1/considered`, { ...mp, is: '', on: '2026-11-19' })
    assert.match(early.body, /It was received on 20 November 2026\. Enter that day or a later one/)
  })

  it('is interviewed once it is shortlisted, by as many members as the rules say', async () => {
    const interview = { on: '2026-11-28', by: 'Ann Member', words: 'Clear answers' }
    const early = await post(`${page}/1/interviewed`, interview)
    assert.match(early.body, /It is not on record that they are to be interviewed/)
    const considered = { on: '2026-11-25', words: 'Meets them all', isShortlisted: 'yes' }
    assert.equal((await post(`${page}/1/considered`, considered)).status, 303)
    const one = await post(`${page}/1/interviewed`, interview)
    assert.match(
      plain(one.body),
      /1 member interviewed, and the appointment panel is of 3 \(Arrangements 12\)/,
    )
    const three = { ...interview, by: 'Ann Member\nBob Member\nCy Member' }
    assert.equal((await post(`${page}/1/interviewed`, three)).status, 303)
    assert.match(await words(), /Interviewed on 28 November 2026 by Ann Member, Bob Member, Cy M/)
  })

  it('ends, and takes nothing more then', async () => {
    const other = { ...received, name: 'Rosa Applicant', on: '2026-11-21' }
    assert.equal((await post(`${page}/record`, other)).status, 303)
    const end = { on: '2026-11-30', outcome: 'recommended' }
    const bare = await post(`${page}/2/ended`, end)
    assert.match(bare.body, /No interview is on record\. Record it first, or another end/)
    assert.equal((await post(`${page}/1/ended`, end)).status, 303)
    assert.match(await words(), /Recommended to the panel on 30 November 2026/)
    assert.match(await words(), /2 applications are recorded; 1 not ended/)
    assert.equal((await post(`${page}/1/considered`, end)).status, 404)
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })
})
