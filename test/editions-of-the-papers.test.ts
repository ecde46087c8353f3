import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fetchAreaFiles, recordAreaFiles } from '#holdings/index.ts'
import { writeRecord } from '#storage/index.ts'
import { type Browsing, browse, browseAs, movedClock } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const REPORT = '/reports/force-performance/2018-19'
const SIGN_OFF = `${REPORT}/sign-off`
const CRIME = 'reports/force-performance/2018-19/crime.md'

/** As section 3.7 of the report printed it, against its own glossary. */
const MISPRINTED = 'Of the rape offences recorded, a third were historical (over 6 months ago).'

const plain = (body: string) =>
  body
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the end-of-year report 2018/19, signed off', () => {
  let site: TestSite
  let officer: Browsing
  /** The commentary as it is in the area's files. */
  let mended = ''
  const { clock } = movedClock('2026-12-01T09:00:00Z')

  before(async () => {
    site = await openSite('areas/leicestershire', clock, (files) => {
      mended = files.get(CRIME) ?? ''
      return new Map([...files, [CRIME, mended.replace(/^About a third.*$/m, MISPRINTED)]])
    })
    officer = await browseAs(site, {
      ...{ name: 'Ada Officer', email: 'ada@example.gov.uk', roles: ['performance-officer'] },
      ...{ at: clock.now() },
    })
  })
  after(() => site.close())

  it('is blocked by the six months of section 3.7, where its own glossary has a year', async () => {
    assert.equal((await officer.post(`${SIGN_OFF}/begin`)).status, 303)
    const page = plain((await officer.get(SIGN_OFF)).body)
    assert.match(
      page,
      /The figures checker: “Of the rape offences recorded, a third were historical \(over 6 months ago\)\.” The text says .*6 months.*definition of &quot;historical&quot; says .*one year/,
    )
    const { status, body } = await officer.post(`${SIGN_OFF}/submit`)
    assert.equal(status, 422)
    assert.match(plain(body), /historical \(over 6 months ago\)/)
  })

  it('says on its cover which of the five comments of minute 53(b) are met, and what shows it', async () => {
    const reason = 'To see the cover.'
    const done = await officer.post(`${SIGN_OFF}/force`, { reason })
    assert.equal(done.status, 303, plain(done.body))
    const page = plain((await browse(site).get(REPORT)).body)
    assert.match(
      page,
      /The method, version 1, was approved by the Police and Crime Panel \(Minutes of the Police and Crime Panel, 20 February 2020, minute 53\(b\)\), subject to comments:/,
    )
    for (const judged of [
      /standard deviation is to be identified \(minute 53\(i\)\)\. (Not met|Met)\. (No chart|It is named)/,
      /plain English \(minute 53\(i\)\)\. Met\. \d+ of \d+ rows have a sentence/,
      /spikes in crime \(minute 53\(i\)\)\. (Met|Not met)\. /,
      /modern slavery, beside child sexual exploitation \(minute 53\(vi\)\)\. Not met\. Nothing in this edition shows it/,
      /crime figures elsewhere would be helpful \(minute 53\(vii\)\)\. Not met\. Nothing in this edition/,
    ]) {
      assert.match(page, judged)
    }
  })

  it('is corrected in edition 2, which links the minute that corrected it', async () => {
    const correction = {
      changed: 'An offence is historical if it was reported more than one year after it began.',
      why: 'The report said six months.',
      where: 'Minutes of the Police and Crime Panel, 22 July 2019, minute 17(xiii)',
      link: 'https://politics.leics.gov.uk/',
    }
    assert.equal((await officer.post(`${SIGN_OFF}/begin`, correction)).status, 303)
    assert.match(
      plain((await officer.get(SIGN_OFF)).body),
      /It says the same as edition 1, which it is to correct/,
    )
    const files = (await fetchAreaFiles(site.db)).map(({ path, content }) => ({
      path,
      content: path === CRIME ? mended : content,
    }))
    const authorship = { actor: 'A. Tester', reason: 'Mended', at: clock.now() }
    await writeRecord(site.db, (trx) => recordAreaFiles(trx, files, authorship))
    const draft = plain((await officer.get(SIGN_OFF)).body)
    assert.match(draft, /Mended since it was begun “Of the rape offences recorded, a third/)
    const reason = 'The panel meets tomorrow.'
    const done = await officer.post(`${SIGN_OFF}/force`, { reason })
    assert.equal(done.status, 303, plain(done.body))
    const { body } = await browse(site).get(REPORT)
    assert.match(
      plain(body),
      /It corrects edition 1\. What changed: An offence is historical if it was reported more than one year/,
    )
    assert.match(
      body,
      /href="https:\/\/politics\.leics\.gov\.uk\/"[^>]*>Minutes of the Police and Crime Panel, 22 July 2019, minute 17\(xiii\)</,
    )
    assert.match(plain(body), /No longer said: .*over 6 months ago/)
    const old = plain((await browse(site).get(`${REPORT}/editions/1`)).body)
    assert.match(old, /Edition 2 took the place of this one.*over 6 months ago/)
  })
})
