import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { recordCase, recordCaseEvent } from '#procedures/cases.ts'
import { openStorage, writeRecord } from '#storage/index.ts'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from './command-line.ts'

const SALTWELL = join(import.meta.dirname, 'fixtures/areas/saltwell')

describe('procedures --json', () => {
  let folder: string
  const run = async (...words: string[]) => {
    const instance = { CRITICAL_FRIEND_DATA: join(folder, 'data'), CRITICAL_FRIEND_AREA: SALTWELL }
    return await runCommand(words, { ...process.env, ...instance }, '')
  }
  const json = async (...words: string[]) => {
    const { code, stdout, stderr } = await run('procedures', ...words, '--json')
    assert.equal(code, 0, stderr)
    return JSON.parse(stdout)
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-procedures-'))
    await seedFolder(join(folder, 'data'))
    assert.equal((await run('load', SALTWELL)).code, 0)
    const opened = await openStorage({ folder: join(folder, 'data'), holder: 'a test' })
    assert.ok(opened.ok)
    const about = { actor: 'A. Clerk', reason: 'A letter' }
    const petition = { procedure: 'petition', slug: 'lights' }
    await writeRecord(opened.value.db, async (trx) => {
      const title = 'Lights in Harbour Lane'
      const made = { ...petition, title, openedOn: '2026-10-12', opening: { title } }
      await recordCase(trx, made, { ...about, at: '2026-10-12T10:00:00Z' })
      const received = { step: 'receive', on: '2026-10-12', details: { names: '212' } }
      await recordCaseEvent(trx, petition, received, { ...about, at: '2026-10-12T10:01:00Z' })
      const acknowledged = { step: 'acknowledge', on: '2026-10-14', details: {} }
      await recordCaseEvent(trx, petition, acknowledged, { ...about, at: '2026-10-20T09:00:00Z' })
    })
    await opened.value.close()
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('prints every procedure with its cases, one, and one case with its dates and next steps', async () => {
    const all = await json()
    const ids = all.procedures.map(({ id }: { id: string }) => id)
    assert.deepEqual([ids[0], ids.at(-1)], ['precept', 'petition'])
    const one = await json('petition')
    assert.deepEqual(one.cases, [
      {
        case: 'lights',
        title: 'Lights in Harbour Lane',
        openedOn: '2026-10-12',
        state: 'acknowledged',
        words: 'waiting for a meeting to hear it',
        over: false,
      },
    ])
    const lights = await json('petition', 'lights')
    assert.deepEqual(
      lights.dates.map(({ id, due, status }: Record<string, unknown>) => [id, due, status]).at(0),
      ['acknowledged', '2026-10-19', 'met'],
    )
    assert.deepEqual(lights.next, [
      { step: 'convene', does: 'The Panel Secretary puts it on the agenda of a meeting' },
    ])
    assert.deepEqual(lights.events[0].details, { names: '212' })
  })

  it('prints a case as it was known at the end of a day', async () => {
    // Acknowledged on 14 October, which was recorded on the 20th
    const then = await json('petition', 'lights', '--known', '2026-10-19')
    assert.deepEqual([then.state, then.asOf, then.events.length], ['received', '2026-10-19', 1])
  })

  it('says in a sentence what there is not', async () => {
    const told = async (...words: string[]) => (await run('procedures', ...words, '--json')).stderr
    assert.match(
      await told('petitoin'),
      /There is no procedure "petitoin"\. Did you mean petition\?/,
    )
    assert.match(await told('petition', 'dark'), /There is no case "dark" of petition/)
    assert.match(
      await told('petition', 'lights', '--known', '2026-10-11'),
      /Nothing had been recorded of petition lights by 2026-10-11/,
    )
    assert.match(await told('--known', '2026-10-11'), /Say which case/)
  })
})
