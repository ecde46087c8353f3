import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from '../../../test/command-line.ts'

const NORTHMERE = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')
const HEADING = 'measure,area,breakdown,period,value,numerator,denominator,status,source,note'
const BY_ACT = 'releases: by-act\npublishedBefore: [figures/printed.csv]'

describe('a command where figures wait for a release', () => {
  let folder: string
  let settings: Record<string, string>

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drafts-'))
    settings = {
      CRITICAL_FRIEND_DATA: join(folder, 'data'),
      CRITICAL_FRIEND_AREA: join(folder, 'area'),
      CRITICAL_FRIEND_ACTOR: 'A. Tester',
    }
    await seedFolder(join(folder, 'data'))
    await cp(NORTHMERE, join(folder, 'area'), { recursive: true })
    const file = join(folder, 'area', 'area.yaml')
    const says = await readFile(file, 'utf8')
    await writeFile(file, says.replace('releases: at-once', BY_ACT))
    // 279 was printed for the quarter
    const row = 'burglary,northmere,,2025-26-Q4,321,,,actual,Made up,corrected'
    await writeFile(join(folder, 'burglary.csv'), `${HEADING}\n${row}\n`)
    await writeFile(
      join(folder, 'paper.md'),
      '# Report of Northmere\n\nThere were 279 burglaries in January to March 2026.\n',
    )
    const imported = await runCommand(
      ['import', 'observations', join(folder, 'burglary.csv'), '--reason', 'It came'],
      settings,
    )
    assert.equal(imported.code, 0, imported.stderr)
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const build = async (...more: string[]) => {
    const out = join(folder, 'out')
    const asked = ['report', 'build', 'force-performance', '--period', '2025-26-Q4', '--out', out]
    const { stderr } = await runCommand([...asked, '--despite', 'To see', ...more], settings)
    return { stderr, csv: await readFile(join(out, 'observations.csv'), 'utf8') }
  }

  it('builds a report of what is released, and says what it left out', async () => {
    const { stderr, csv } = await build()
    assert.match(
      stderr,
      /Figures that are not released were left out: burglary\. --drafts uses them/,
    )
    assert.match(csv, /\b279\b/)
    assert.doesNotMatch(csv, /\b321\b/)
  })

  it('builds it of what is not released as well where it is told to, and says by whose rights', async () => {
    const { stderr, csv } = await build('--drafts')
    assert.match(
      stderr,
      /not released were used, with the rights of an administrator \(command line, by A\. Tester\): burglary/,
    )
    assert.match(csv, /\b321\b/)
    assert.doesNotMatch(csv, /\b279\b/)
  })

  it('holds a paper against what is released, and against drafts where it is told to', async () => {
    const paper = join(folder, 'paper.md')
    const known = await runCommand(['check', paper], settings)
    assert.doesNotMatch(known.stdout + known.stderr, /\b321\b/)
    assert.match(known.stderr, /were left out: burglary/)
    assert.equal(known.code, 0, known.stdout)
    const drafts = await runCommand(['check', paper, '--drafts'], settings)
    assert.match(drafts.stdout, /\b321\b/)
    assert.match(drafts.stderr, /were used, with the rights of an administrator/)
    assert.equal(drafts.code, 1)
  })
})
