import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { readLetters } from '#accounts/send-mail.ts'
import { signInForTest } from '#accounts/testing.ts'
import type { RunningClock } from '#panel/reminders/running-clock.ts'
import { endLeftOver, sendReminders } from '#panel/reminders/send-reminders.ts'
import { recordEntry, writeRecord } from '#storage/index.ts'
import type { GivenRole } from '#web/index.ts'
import { browse, browseAs, movedClock, operatorCookies } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const A_LOOK_MS = 150

describe('a reminder before something is due', () => {
  let site: TestSite
  const { clock, move } = movedClock('2026-11-20T09:00:00Z')

  const as = async (role: GivenRole) => {
    const about = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
    return await browseAs(site, { ...about, at: clock.now() })
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

  it('goes once where two copies of the program look at the same time', async () => {
    const due: RunningClock = {
      ...{ key: 'promise 9 2026-12-09', due: '2026-12-09', what: 'Say thanks', who: undefined },
      ...{ href: '/promises/9', audience: 'public' },
    }
    const sent: string[] = []
    const copy = () =>
      sendReminders(
        {
          clocks: [due],
          recipientsOf: () => [{ account: 'account-y', name: 'Y', email: 'y@example.gov.uk' }],
          daysBefore: [14, 3],
        },
        {
          ...{ db: site.db, panel: 'A panel', siteAddress: site.address },
          ...{ at: clock.now(), today: clock.today() },
          send: async ({ to }) => {
            sent.push(to)
          },
        },
      )
    await Promise.all([copy(), copy()])
    await copy()
    assert.deepEqual(sent, ['y@example.gov.uk'])
  })

  it('is recorded as not sent where the mail server does not take it, and not tried again', async () => {
    const toRemind = {
      clocks: [
        {
          ...{ key: 'promise 8 2026-12-09', due: '2026-12-09', what: 'Say sorry', who: undefined },
          ...{ href: '/promises/8', audience: 'public' },
        } satisfies RunningClock,
      ],
      recipientsOf: () => [{ account: 'account-z', name: 'Z', email: 'z@example.gov.uk' }],
      daysBefore: [14],
    }
    let tries = 0
    const refusing = {
      ...{ db: site.db, panel: 'A panel', siteAddress: site.address },
      ...{ at: clock.now(), today: clock.today() },
      send: async () => {
        tries += 1
        throw new Error('no')
      },
    }
    await sendReminders(toRemind, refusing)
    await sendReminders(toRemind, refusing)
    assert.equal(tries, 1)
    const page = plain((await (await as('clerk')).get('/reminders')).body)
    assert.match(page, /Say sorry .* Not sent: the mail server did not take it/)
  })
})

describe('a reminder of a reply to a report of the panel', () => {
  let site: TestSite
  const { clock, move } = movedClock('2020-02-21T09:00:00Z')
  before(async () => {
    site = await openSite('areas/leicestershire', clock, undefined, undefined, {
      remindsEveryMs: A_LOOK_MS,
    })
    const about = { email: 'officer@example.gov.uk', roles: ['commissioners-officer'] } as const
    await signInForTest(site.db, {
      ...{ ...about, name: 'An Officer', folder: site.folder, at: clock.now() },
    })
  })
  after(() => site.close())

  it('goes to the commissioner’s officer and the clerk before the month is over', async () => {
    const clerk = browse(site, operatorCookies(site))
    const url = '/procedures/report-response'
    const why = { reason: 'From the file' }
    await clerk.post(`${url}/open`, { title: 'A made-up report', on: '2020-02-05', ...why })
    const adopted = { on: '2020-02-05', published: 'yes', ...why }
    assert.equal((await clerk.post(`${url}/a-made-up-report/adopt`, adopted)).status, 303)
    const received = await clerk.post(`${url}/a-made-up-report/receive`, {
      ...{ on: '2020-02-20', ...why },
    })
    assert.equal(received.status, 303, received.body)
    move({ days: 14 }) // 6 March: the reply is due by 20 March
    const theirs = async () =>
      (await readLetters(join(site.folder, 'mail'))).filter(({ subject }) =>
        /^Due in 14 days: The reply to the report of the panel "A made-up report"/.test(subject),
      )
    for (let tries = 0; tries < 100 && (await theirs()).length < 2; tries += 1) {
      await sleep(A_LOOK_MS)
    }
    assert.deepEqual((await theirs()).map(({ to }) => to).toSorted(), [
      'officer@example.gov.uk',
      'tester@example.gov.uk',
    ])
  })
})
