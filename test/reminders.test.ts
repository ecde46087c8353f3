import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { readLetters } from '#accounts/send-mail.ts'
import { signInForTest } from '#accounts/testing.ts'
import { endLeftOver } from '#panel/reminders/send-reminders.ts'
import { recordEntry, writeRecord } from '#storage/index.ts'
import type { GivenRole } from '#web/index.ts'
import { browse, movedClock } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const A_LOOK_MS = 150

describe('a reminder before something is due', () => {
  let site: TestSite
  const { clock, move } = movedClock('2026-11-20T09:00:00Z')

  const as = async (role: GivenRole) => {
    const about = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
    const cookie = await signInForTest(site.db, { ...about, folder: site.folder, at: clock.now() })
    const [name = '', value = ''] = cookie.split('=')
    return browse(site, new Map([[name, value]]))
  }
  const letters = async () => {
    const all = await readLetters(join(site.folder, 'mail'))
    return all.filter(({ subject }) => subject.startsWith('Due'))
  }
  /** Waits until there are so many letters, and a while longer for what should not come. */
  const settled = async (number: number) => {
    for (let tries = 0; tries < 60 && (await letters()).length < number; tries += 1) {
      await sleep(A_LOOK_MS)
    }
    await sleep(3 * A_LOOK_MS)
    const all = await letters()
    assert.equal(all.length, number, JSON.stringify(all))
    return all
  }
  const said = {
    ...{ kind: 'request', meeting: '2026-11-02', document: 'Minutes of 2 November 2026' },
    ...{ who: 'mayor', awaits: 'report' },
  }

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock, undefined, undefined, {
      remindsEveryMs: A_LOOK_MS,
    })
    // The officer of the site who records all is a clerk as well
    for (const role of ['clerk', 'commissioners-officer', 'member'] as const) await as(role)
    await settled(0)
  })
  after(() => site.close())

  it('goes to the clerk and the office that is to do it, once, and says what is due and when', async () => {
    const open = {
      ...{
        ...said,
        what: 'Report on burglary at night',
        paragraph: 'minute 7',
        dueOn: '2026-12-02',
      },
    }
    assert.equal((await (await as('clerk')).post('/promises/record', open)).status, 303)
    const all = await settled(3)
    assert.deepEqual(all.map(({ to }) => to).toSorted(), [
      'clerk@example.gov.uk',
      'commissioners-officer@example.gov.uk',
      'tester@example.gov.uk',
    ])
    assert.equal(all[0]?.subject, 'Due in 12 days: Report on burglary at night')
    assert.match(
      all[0]?.text ?? '',
      /due in 12 days, on 2 December 2026, and not on record as done/,
    )
    assert.match(all[0]?.text ?? '', /\/promises\/1/)
  })

  it('goes again on the next of the days, and to nobody once there is evidence', async () => {
    move({ days: 9 }) // 29 November, 3 days before
    const all = await settled(6)
    assert.equal(all[0]?.subject, 'Due in 3 days: Report on burglary at night')
    const evidence = { on: '2026-11-29', words: 'It came', document: 'Papers', paragraph: '4' }
    assert.equal((await (await as('clerk')).post('/promises/1/evidence', evidence)).status, 303)
    move({ days: 2 })
    await settled(6)
  })

  it('tells of what is in private to those alone who may read it, and not in a letter', async () => {
    const secret = {
      ...{ ...said, what: 'Meet the informant', paragraph: 'minute 9', dueOn: '2026-12-05' },
      audience: 'members',
    }
    assert.equal((await (await as('clerk')).post('/promises/record', secret)).status, 303)
    const all = (await settled(8)).slice(0, 2)
    assert.deepEqual(all.map(({ to }) => to).toSorted(), [
      'clerk@example.gov.uk',
      'tester@example.gov.uk',
    ])
    assert.doesNotMatch(JSON.stringify(all), /informant/)
    assert.match(all[0]?.text ?? '', /something that is not for everybody/)
  })

  it('is listed for the office with how it ended, and a clerk records what came back', async () => {
    assert.equal((await browse(site).get('/reminders')).status, 403)
    assert.equal((await (await as('member')).get('/reminders')).status, 403)
    const clerk = await as('clerk')
    const page = await clerk.get('/reminders')
    assert.match(
      plain(page.body),
      /Report on burglary at night Due 2 December 2026 To whom A clerk .* How it ended Sent/,
    )
    const back = await clerk.post('/reminders/1/came-back', { reason: 'No such box' })
    assert.equal(back.status, 303)
    assert.match(plain((await clerk.get('/reminders')).body), /Came back: No such box/)
    assert.equal((await clerk.post('/reminders/99/came-back', { reason: 'x' })).status, 404)
  })

  it('is not sent again by a program that stopped on the way: it is said not to be known', async () => {
    // As a stop between the two leaves it: begun, and no end
    const begun = {
      ...{ key: 'promise 3 2026-12-08', due: '2026-12-08', daysBefore: 14, account: 'account-x' },
      ...{ name: 'Somebody', what: 'Say thanks', href: '/promises/3' },
    }
    await writeRecord(site.db, (trx) =>
      recordEntry(
        trx,
        {
          ...{ kind: 'reminder', record: '90', event: 'reminder-begun', happened: '2026-12-01' },
          parts: { office: begun },
        },
        { actor: 'the program', at: clock.now() },
      ),
    )
    await endLeftOver(site.db, clock.now(), clock.today())
    const page = plain((await (await as('clerk')).get('/reminders')).body)
    assert.match(page, /Say thanks .* Not known: the program stopped while it was sent/)
    await settled(8)
  })
})
