import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Actor,
  askLeave,
  COMMAND_LINE,
  compareWithTable,
  may,
  needsSecondFactor,
  PERMISSIONS,
  PUBLIC,
} from './permissions.ts'
import { GIVEN_ROLES, LATER_ROLES, ROLES } from './roles.ts'

const CLERK: Actor = { roles: ['public', 'clerk'] }

describe('the table of permissions', () => {
  it('is closed to everybody for what has no row', () => {
    for (const [act, kind] of [
      ['erase', 'record'],
      ['read', 'none'],
      ['import', 'case'],
      ['', ''],
    ] as const) {
      assert.ok(!may(COMMAND_LINE, act, kind), `${act} ${kind}`)
    }
    assert.ok(!may({ roles: [] }, 'read', 'site'))
  })

  it('lets the public read, ask, check and say what is wrong, and change nothing', () => {
    const open = PERMISSIONS.filter(({ role }) => role === 'public').map(({ act }) => act)
    assert.deepEqual(
      [...new Set(open)],
      [
        'read',
        'see-health',
        'sign-in',
        'work-out-limits',
        'withhold-from-table',
        'check',
        'ask',
        'make',
      ],
    )
    for (const { role, act, kind } of PERMISSIONS) {
      assert.equal(may(PUBLIC, act, kind), role === 'public', `${act} ${kind}`)
      assert.ok(may({ roles: [role] }, act, kind), `${role} ${act} ${kind}`)
    }
  })

  it('asks a second factor of each role that does more than read and keep its own account', () => {
    assert.deepEqual(GIVEN_ROLES.filter(needsSecondFactor), [
      'administrator',
      'clerk',
      'monitoring-officer',
      'performance-officer',
      'approver',
      'commissioners-officer',
    ])
    assert.ok(!needsSecondFactor('public'))
  })

  it('names every role with what it may do at least, and none of those for later', () => {
    const named: ReadonlySet<string> = new Set(PERMISSIONS.map(({ role }) => role))
    assert.deepEqual([...named].toSorted(), Object.keys(ROLES).toSorted())
    assert.ok(LATER_ROLES.every((role) => !named.has(role)))
  })

  it('opens an act in the state that its row names, and in no other', () => {
    assert.ok(may(CLERK, 'strike-out', 'case', 'begun'))
    assert.ok(!may(CLERK, 'strike-out', 'case', 'opened'))
    assert.ok(may(CLERK, 'record-event', 'case', 'opened'))
    assert.ok(!may(PUBLIC, 'strike-out', 'case', 'begun'))
    const asked = askLeave(CLERK, 'strike-out', 'case', 'opened')
    assert.match(
      asked.ok ? '' : (asked.problems[0]?.message ?? ''),
      /as the case stands now: it is opened/,
    )
  })

  it('has each row once, in words that a clerk can read', () => {
    const rows = PERMISSIONS.map((row) => Object.values(row).join(' '))
    assert.equal(new Set(rows).size, rows.length)
    for (const row of rows) assert.match(row, /^[a-z-]+ [a-z-]+ [a-z-]+ [a-z]+$/)
  })

  it('names what has no row, and the row that is for nothing', () => {
    const { withoutRow, withoutUse } = compareWithTable([
      { name: 'GET /new', act: undefined },
      { name: 'POST /old', act: { kind: 'record', act: 'erase' } },
      ...PERMISSIONS.slice(1).map((act) => ({ name: 'another', act })),
    ])
    assert.equal(withoutRow.length, 2)
    assert.match(withoutRow[0] ?? '', /^GET \/new says not what it does, and so has no row/)
    assert.match(withoutRow[1] ?? '', /^POST \/old is to erase \(record\), which has no row/)
    assert.deepEqual(withoutUse, [
      'The table of permissions lets the public read (site), but no route or command does that. ' +
        'Take the row out of src/web/permissions.ts',
    ])
  })
})
