import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { verifyRecord } from '#storage/index.ts'
import { type Browsing, browse, movedClock, operatorCookies } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const REPORT = '/reports/force-performance/2025-26-Q4'
const CRIME = `${REPORT}/write/crime`

describe('the texts of a report, written in the browser', () => {
  let site: TestSite
  let one: Browsing
  let other: Browsing
  const { clock, move } = movedClock('2026-12-01T09:00:00Z')

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock)
    one = browse(site, operatorCookies(site))
    other = browse(site, await cookiesOf('B. Writer', 'performance-officer'))
  })
  after(() => site.close())

  const cookiesOf = async (name: string, role: 'performance-officer' | 'clerk') => {
    const cookie = await signInForTest(site.db, {
      ...{ name, email: `${role}@example.gov.uk`, roles: [role] },
      ...{ folder: site.folder, at: clock.now() },
    })
    const [key = '', value = ''] = cookie.split('=')
    return new Map([[key, value]])
  }
  const plain = (body: string) =>
    body
      .replace(/<[^>]+>/g, ' ')
      .replace(/&quot;/g, '"')
      .replace(/\s+/g, ' ')
  const textIn = (body: string) => /<textarea[^>]*>([^<]*)</.exec(body)?.[1] ?? ''
  const baseIn = (body: string) => /name="base" value="([^"]*)"/.exec(body)?.[1] ?? ''
  /** Opens the form, and gives what sends it with a text in it. */
  const open = async (browser: Browsing, url = CRIME) => {
    const { body } = await browser.get(url)
    const base = baseIn(body)
    return {
      body,
      text: textIn(body),
      send: (text: string, what = 'save') => browser.post(url, { base, text, do: what, why: '' }),
    }
  }
  const write = async (text: string) => {
    const sent = await (await open(one)).send(text)
    assert.equal(sent.status, 303, plain(sent.body))
  }

  it('are reached from the report by those who may write, and by nobody else', async () => {
    assert.match((await one.get(REPORT)).body, /Write the texts of this report/)
    const clerk = browse(site, await cookiesOf('C. Clerk', 'clerk'))
    for (const reader of [browse(site), clerk]) {
      assert.doesNotMatch((await reader.get(REPORT)).body, /Write the texts/)
      assert.equal((await reader.get(CRIME)).status, 403)
    }
    assert.equal((await browse(site).get(`${CRIME}/history`)).status, 403)
    assert.equal((await clerk.get(`${CRIME}/history`)).status, 200)
    assert.equal((await one.get(`${REPORT}/write/nowhere`)).status, 404)
  })

  it('stand in the report once they are saved, with the figures that they name, and in its history', async () => {
    await write(
      'Offences came to {{figure all-crime}}, of which {{figure burglary}} were burglaries.',
    )
    const { body } = await browse(site).get(REPORT)
    const [, crime = ''] = /id="all-crime"[\s\S]*?<\/section>/.exec(body) ?? []
    assert.equal(crime, '')
    assert.match(plain(body), /Offences came to [\d,]+ , of which [\d,]+ were burglaries/)
    assert.match(body, /Offences came to <a class="govuk-link" href="#figure-\d+">[\d,]+<\/a>/)
    assert.match(
      plain((await one.get(`${CRIME}/history`)).body),
      /Written on 1 December 2026, 09:00 by A\. Clerk/,
    )
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })

  it('are shown as they would be printed before they are saved, with what the checker says of them', async () => {
    const form = await open(one)
    const preview = await form.send(
      '### Offences\n\nThere were {{figure all-crime}} of them.',
      'preview',
    )
    assert.equal(preview.status, 200)
    assert.match(preview.body, /<h3 class="govuk-heading-m">Offences<\/h3>/)
    assert.match(plain(preview.body), /There were [\d,]+ of them/)
    assert.match(textIn(preview.body), /^### Offences/)
    assert.doesNotMatch((await browse(site).get(REPORT)).body, />Offences<\/h/)
    const wrong = await form.send(
      'There were 279 burglaries, 25 fewer than the 299 a year before.',
      'preview',
    )
    assert.match(plain(wrong.body), /What the figures checker says .*25 fewer/)
  })

  it('are refused with the line of what is wrong, and what was typed stays', async () => {
    const form = await open(one)
    const refused = await form.send('Fine.\n\n{{figure bells}} <b>loud</b>')
    assert.equal(refused.status, 422)
    assert.match(plain(refused.body), /Line 3 has a figure of "bells", which is no row/)
    assert.match(plain(refused.body), /Line 3 has HTML/)
    assert.match(textIn(refused.body), /\{\{figure bells\}\}/)
  })

  it('keep what each of two people wrote in paragraphs of their own', async () => {
    await write('First.\n\nSecond.\n\nThird.')
    const [mine, theirs] = [await open(one), await open(other)]
    await theirs.send('First, by B.\n\nSecond.\n\nThird.')
    move('PT1M')
    await mine.send('First.\n\nSecond.\n\nThird, by A.')
    assert.match(plain((await one.get(CRIME)).body), /Saved together with what somebody else wrote/)
    assert.equal((await open(other)).text, 'First, by B.\n\nSecond.\n\nThird, by A.\n')
    const history = plain((await one.get(`${CRIME}/history`)).body)
    assert.match(history, /by A\. Clerk .* by B\. Writer/)
  })

  it('show two people’s words for one paragraph side by side, for the second to settle', async () => {
    await write('First.\n\nSecond.\n\nThird.')
    const [mine, theirs] = [await open(one), await open(other)]
    await theirs.send('First.\n\nSecond, by B.\n\nThird.')
    const conflict = await mine.send('First, by A.\n\nSecond, by A.\n\nThird.')
    assert.equal(conflict.status, 422)
    const said = plain(conflict.body)
    assert.match(said, /The text that stands Second, by B\. Your text Second, by A\./)
    assert.match(said, /As it was before both Second\./)
    assert.equal((await open(other)).text, 'First.\n\nSecond, by B.\n\nThird.\n')
    const hidden = Object.fromEntries(
      [...conflict.body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
    const unsettled = await one.post(`${CRIME}/settle`, hidden)
    assert.equal(unsettled.status, 422)
    assert.match(plain(unsettled.body), /Choose what is to stand here/)
    const settled = await one.post(`${CRIME}/settle`, { ...hidden, 'settle-0': 'both' })
    assert.equal(settled.status, 303, plain(settled.body))
    const stands = 'First, by A.\n\nSecond, by B.\n\nSecond, by A.\n\nThird.\n'
    assert.equal((await open(one)).text, stands)
    // Sent again, it undoes nothing and adds nothing
    await one.post(`${CRIME}/settle`, { ...hidden, 'settle-0': 'both' })
    assert.equal((await open(one)).text, stands)
  })

  it('are kept as a draft that nobody else reads, until it is saved or thrown away', async () => {
    await write('As it stands.')
    const form = await open(one)
    await form.send('A draft with PLANTED words.', 'keep')
    assert.match(plain((await one.get(CRIME)).body), /Your draft is kept/)
    const again = await open(one)
    assert.equal(again.text, 'A draft with PLANTED words.')
    assert.match(plain(again.body), /This is your draft, kept on 1 December 2026/)
    for (const url of [CRIME, `${CRIME}/history`, `${REPORT}/write`, REPORT]) {
      assert.doesNotMatch((await other.get(url)).body, /PLANTED/, url)
    }
    assert.match((await one.get(`${REPORT}/write`)).body, /Kept/)
    assert.doesNotMatch((await other.get(`${REPORT}/write`)).body, /Kept/)
    assert.equal((await open(other)).text, 'As it stands.\n')

    await (await open(other)).send('As it stands.\n\nB added this.')
    const late = await open(one)
    assert.match(plain(late.body), /Since you began it the text was changed by B\. Writer/)
    await late.send(`As it stands, says A.`)
    assert.match(plain((await one.get(CRIME)).body), /Saved together with/)
    assert.equal((await open(one)).text, 'As it stands, says A.\n\nB added this.\n')

    await (await open(one)).send('Another draft', 'keep')
    await (await open(one)).send('', 'discard')
    assert.match(plain((await one.get(CRIME)).body), /Your draft is thrown away/)
    // Nobody else did that, and no address says so
    assert.doesNotMatch(plain((await other.get(CRIME)).body), /thrown away/)
    assert.doesNotMatch(plain((await other.get(`${CRIME}?done=kept`)).body), /Your draft is kept/)
    assert.equal((await open(one)).text, 'As it stands, says A.\n\nB added this.\n')
  })

  it('are taken out of the report when they are left empty, and their history stays', async () => {
    await write('To be taken out.')
    await write('')
    assert.doesNotMatch((await browse(site).get(REPORT)).body, /To be taken out/)
    const history = plain((await one.get(`${CRIME}/history`)).body)
    assert.match(history, /Taken out on 1 December 2026.*To be taken out/)
    await write('Written again.')
    assert.match((await browse(site).get(REPORT)).body, /Written again/)
  })

  it('say in square brackets what of a figure is not held', async () => {
    await write('In {{figure burglary 1999-01}} and {{change victim-satisfaction}}.')
    assert.match(plain((await browse(site).get(REPORT)).body), /In \[not held\] and/)
  })
})
