import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'node:test'

const main = join(import.meta.dirname, '../main.ts')
const area = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')

function run(procedure: string, sent: string, ...options: readonly string[]) {
  const program = [main, 'timetable', procedure, '--json', ...options]
  const env = { ...process.env, CRITICAL_FRIEND_AREA: area }
  return spawnSync(process.execPath, program, { input: sent, encoding: 'utf8', env })
}

describe('timetable --json', () => {
  it('prints one document, with the strip of every date', () => {
    const { stdout, status } = run('agenda-notice', '{"meeting":"2027-01-15"}')
    assert.equal(status, 0)
    const { deadlines, because } = JSON.parse(stdout)
    assert.deepEqual(
      deadlines.map(({ id, due, paragraph }: Record<string, string>) => [id, due, paragraph]),
      [['publish', '2027-01-08', 'Article 25']],
    )
    assert.equal(deadlines[0].counting.at(-1).day, '2027-01-08')
    assert.equal(because[0].rule, 'north-agenda')
  })

  it('counts with the bank holidays that were known on a day', () => {
    // Founders’ Day, 13 January, was proclaimed on 1 December
    const sent = '{"meeting":"2027-01-15"}'
    const { stdout } = run('agenda-notice', sent, '--known-by', '2026-11-30')
    assert.equal(JSON.parse(stdout).deadlines[0].due, '2027-01-11')
  })

  it('refuses in one sentence what it cannot work out', () => {
    const refused = [
      run('agenda-notice', '{"meeting":"soon"}'),
      run('agenda-notice', 'soon'),
      run('lunch', '{}'),
    ]
    for (const { status, stdout, stderr } of refused) {
      assert.equal(status, 2)
      assert.equal(stdout, '')
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    }
    assert.match(refused[0]?.stderr ?? '', /^Write meeting as a day/)
  })
})
