import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Audience } from '#storage/index.ts'
import { dueNow, keptParts, unscheduledKinds } from './due.ts'
import type { HeldPart } from './held-parts.ts'
import { presentHeld } from './protection-page.ts'
import { SCHEDULE, sayKept } from './schedule.ts'

const MONTHS = {
  closedAccounts: 12,
  accountReasons: 72,
  remarks: 24,
  findings: 24,
  approvals: 72,
  applications: 12,
}

const part = (
  kind: string,
  event: string,
  audience: Audience | null,
  recordedAt: string,
  other: Partial<HeldPart> = {},
): HeldPart => ({
  ...{ entry: 1, kind, record: '1', act: 'record', event, recordedAt, audience, isThere: true },
  ...other,
})

const dues = (parts: readonly HeldPart[]) => keptParts(parts, MONTHS).map(({ due }) => due)

describe('what is due to be erased', () => {
  it('is an address twelve months after its account was closed, and never of one that is open', () => {
    const invited = part('account', 'invited', 'sealed', '2026-01-10T09:00:00Z')
    const at = (event: string, instant: string) => part('account', event, null, instant)
    const closed = at('disabled', '2026-03-31T10:00:00Z')
    assert.deepEqual(dues([invited]), [undefined])
    assert.deepEqual(dues([invited, closed]), ['2027-03-31'])
    const opened = at('enabled', '2026-04-01T10:00:00Z')
    assert.deepEqual(dues([invited, closed, opened]), [undefined])
    const again = at('disabled', '2026-05-01T10:00:00Z')
    assert.deepEqual(dues([invited, closed, opened, again]), ['2027-05-01'])
  })

  it('is the address on a remark at once when it was answered, and what was sent two years after', () => {
    const made = part('remark', 'made', 'sealed', '2026-12-01T09:00:00Z')
    const sent = { ...made, audience: 'office' as const }
    assert.deepEqual(dues([made, sent]), [undefined, undefined])
    // Half past eleven in the evening of summer time is the next day in Britain
    const answered = part('remark', 'answered', 'public', '2027-06-30T23:30:00Z')
    assert.deepEqual(dues([made, sent, answered]), ['2027-07-01', '2029-07-01', undefined])
    const kept = keptParts([made, sent, answered], MONTHS)
    assert.deepEqual(dueNow(kept, '2027-06-30'), [])
    assert.deepEqual(
      dueNow(kept, '2027-07-01').map(({ line }) => line.id),
      ['remark-address'],
    )
  })

  it('is nothing that was erased, and no other record’s end counts', () => {
    const made = part('remark', 'made', 'sealed', '2026-12-01T09:00:00Z')
    assert.deepEqual(dues([{ ...made, isThere: false }]), [])
    const other = part('remark', 'refused', null, '2026-12-02T09:00:00Z', { record: '2' })
    assert.deepEqual(dues([made, other]), [undefined])
  })

  it('is an answer to a finding two years after the end of a February that has no such day', () => {
    const answered = part('finding', 'answered', 'office', '2028-02-29T09:00:00Z')
    assert.deepEqual(dues([answered]), ['2030-02-28'])
  })
})

describe('the retention schedule', () => {
  it('names each line once, and tells which kinds of record it forgets', () => {
    const ids = SCHEDULE.map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length)
    const parts = [
      part('letter', 'sent', 'public', '2026-01-01T00:00:00Z'),
      part('account', 'invited', 'office', '2026-01-01T00:00:00Z'),
    ]
    assert.deepEqual(unscheduledKinds(parts), ['letter'])
  })

  it('says how long each thing is kept by the settings of the area', () => {
    const kept = (id: string) => {
      const line = SCHEDULE.find((one) => one.id === id)
      return line && sayKept(line, { ...MONTHS, remarks: 1 })
    }
    assert.equal(kept('account-address'), '12 months after the account was closed')
    assert.equal(kept('remark-sent'), '1 month after it was answered or refused')
    assert.equal(kept('remark-address'), 'Until the remark was answered or refused')
    assert.equal(kept('papers'), 'Not at all')
  })
})

describe('the page of what is held of one record', () => {
  it('says the day in Britain on which a part was recorded', () => {
    const made = part('remark', 'made', 'office', '2027-06-30T23:30:00Z')
    const kept = keptParts([made], MONTHS)
    const { tables } = presentHeld({ kind: 'remark', record: '1' }, kept, false)
    const [[, , recorded] = []] = tables[0]?.rows ?? []
    assert.equal(recorded?.text, '1 July 2027')
  })
})
