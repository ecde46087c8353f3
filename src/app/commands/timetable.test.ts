import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { runCommand } from '../../../test/command-line.ts'

const area = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')

async function run(procedure: string, sent: string, ...options: readonly string[]) {
  const words = ['timetable', procedure, '--json', ...options]
  return await runCommand(words, { CRITICAL_FRIEND_AREA: area }, sent)
}

describe('timetable --json', () => {
  it('prints one document, with the strip of every date', async () => {
    const { stdout, code } = await run('agenda-notice', '{"meeting":"2027-01-15"}')
    assert.equal(code, 0)
    const { deadlines, because } = JSON.parse(stdout)
    assert.deepEqual(
      deadlines.map(({ id, due, paragraph }: Record<string, string>) => [id, due, paragraph]),
      [['publish', '2027-01-08', 'Article 25']],
    )
    assert.equal(deadlines[0].counting.at(-1).day, '2027-01-08')
    assert.equal(because[0].rule, 'north-agenda')
  })

  it('counts with the bank holidays that were known on a day', async () => {
    // Founders’ Day, 13 January, was proclaimed on 1 December
    const sent = '{"meeting":"2027-01-15"}'
    const { stdout } = await run('agenda-notice', sent, '--known-by', '2026-11-30')
    assert.equal(JSON.parse(stdout).deadlines[0].due, '2027-01-11')
  })

  it('refuses in one sentence what it cannot work out', async () => {
    const refused = [
      await run('agenda-notice', '{"meeting":"soon"}'),
      await run('agenda-notice', 'soon'),
      await run('lunch', '{}'),
    ]
    for (const { code, stdout, stderr } of refused) {
      assert.equal(code, 2)
      assert.equal(stdout, '')
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    }
    assert.match(refused[0]?.stderr ?? '', /^Write meeting as a day/)
  })
})
