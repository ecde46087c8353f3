import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from '../../../test/command-line.ts'

const ROW = 'burglary,wealdmoor,,2026-05,1234,,,actual,A paper,'
const HEADING = 'measure,area,breakdown,period,value,numerator,denominator,status,source,note'

const BY_ACT = 'releases: by-act\npublishedBefore: [figures/made-up.csv]'

describe('release --with', () => {
  let folder: string
  let settings: Record<string, string>
  const run = async (...words: string[]) => {
    const ran = await runCommand(words, settings)
    return { code: ran.code, said: ran.stdout + ran.stderr }
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-release-with-'))
    const area = join(folder, 'area')
    await cp('test/fixtures/areas/wealdmoor', area, { recursive: true })
    const file = join(area, 'area.yaml')
    const says = await readFile(file, 'utf8')
    await writeFile(file, says.replace('releases: at-once', BY_ACT))
    await seedFolder(join(folder, 'data'))
    settings = {
      ...{ CRITICAL_FRIEND_DATA: join(folder, 'data'), CRITICAL_FRIEND_AREA: area },
      CRITICAL_FRIEND_ACTOR: 'A. Tester',
    }
    const extract = join(folder, 'burglary.csv')
    await writeFile(extract, `${HEADING}\n${ROW}\n`)
    const imported = await run('import', 'observations', extract, '--reason', 'It came')
    assert.equal(imported.code, 0, imported.said)
  })
  after(() => rm(folder, { recursive: true }))

  it('refuses what is no report and period, and a time beside it', async () => {
    const report = 'force-performance'
    assert.match(
      (await run('release', 'burglary', '--with', report)).said,
      /not a report and a period/,
    )
    const none = await run('release', 'burglary', '--with', 'other-report', '2026-27-Q1')
    assert.match(none.said, /There is no report "other-report"/)
    const both = await run(
      ...['release', 'burglary', '--at', '2031-01-01T09:00', '--with', report, '2026-27-Q1'],
    )
    assert.match(both.said, /not both/)
    assert.deepEqual([none.code, both.code], [2, 2])
  })

  it('keeps the figures until the edition is published, and lets them wait no second time', async () => {
    const asked = ['release', 'burglary', '--with', 'force-performance', '2026-27-Q1']
    const done = await run(...asked, '--json')
    assert.equal(done.code, 0, done.said)
    assert.deepEqual(JSON.parse(done.said), {
      ...{ record: 1, measures: ['burglary'], figures: 1 },
      with: { report: 'force-performance', period: '2026-27-Q1' },
    })
    assert.match((await run(...asked)).said, /No figure of burglary waits/)
  })
})
