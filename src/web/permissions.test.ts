import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { askLeave, compareWithTable, may, OPERATOR, PERMISSIONS, PUBLIC } from './permissions.ts'

describe('the table of permissions', () => {
  it('is closed to everybody for what has no row', () => {
    for (const [act, kind] of [
      ['erase', 'record'],
      ['read', 'none'],
      ['import', 'case'],
      ['', ''],
    ] as const) {
      assert.ok(!may(OPERATOR, act, kind), `${act} ${kind}`)
    }
    assert.ok(!may({ roles: [] }, 'read', 'site'))
  })

  it('lets the public read, ask and check, and change nothing', () => {
    const open = PERMISSIONS.filter(({ role }) => role === 'public').map(({ act }) => act)
    assert.deepEqual(
      [...new Set(open)],
      ['read', 'show-key', 'see-health', 'work-out-limits', 'withhold-from-table', 'check', 'ask'],
    )
    for (const { role, act, kind } of PERMISSIONS) {
      assert.equal(may(PUBLIC, act, kind), role === 'public', `${act} ${kind}`)
      assert.ok(may(OPERATOR, act, kind), `${act} ${kind}`)
    }
  })

  it('opens an act in the state that its row names, and in no other', () => {
    assert.ok(may(OPERATOR, 'strike-out', 'case', 'begun'))
    assert.ok(!may(OPERATOR, 'strike-out', 'case', 'opened'))
    assert.ok(may(OPERATOR, 'record-event', 'case', 'opened'))
    assert.ok(!may(PUBLIC, 'strike-out', 'case', 'begun'))
    const asked = askLeave(OPERATOR, 'strike-out', 'case', 'opened')
    assert.match(
      asked.ok ? '' : (asked.problems[0]?.message ?? ''),
      /as the case stands now: it is opened/,
    )
  })

  it('has each row once, in words that a clerk can read', () => {
    const rows = PERMISSIONS.map((row) => Object.values(row).join(' '))
    assert.equal(new Set(rows).size, rows.length)
    for (const row of rows) assert.match(row, /^(public|operator) [a-z-]+ [a-z-]+ [a-z]+$/)
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
