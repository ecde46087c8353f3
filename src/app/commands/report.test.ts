import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from '../../../test/command-line.ts'

const NORTHMERE = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')

describe('the command report build', () => {
  let folder: string
  let settings: Record<string, string>

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-'))
    settings = { CRITICAL_FRIEND_DATA: join(folder, 'data') }
    await seedFolder(join(folder, 'data'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const load = async (commentary: string): Promise<void> => {
    const area = join(folder, 'area')
    await cp(NORTHMERE, area, { recursive: true })
    await writeFile(join(area, 'reports/force-performance/2025-26-Q4/crime.md'), commentary)
    const { code, stderr } = await runCommand(['load', area], settings)
    assert.equal(code, 0, stderr)
  }
  const build = (out: string, ...more: string[]) =>
    runCommand(
      ['report', 'build', 'force-performance', '--period', '2025-26-Q4', '--out', out, ...more],
      settings,
    )

  it('writes nothing when the commentary contradicts the figures, and says which words do', async () => {
    await load('Burglary rose by 20 (7%), from 299 to 279.\n')
    const out = join(folder, 'refused')
    const { code, stdout, stderr } = await build(out)
    assert.equal(code, 1, stderr)
    assert.equal(stdout, '')
    assert.match(
      stderr,
      /^The report was not written, because its commentary contradicts its figures/,
    )
    assert.match(stderr, /“Burglary rose by 20 \(7%\), from 299 to 279\.”/)
    assert.equal(existsSync(out), false)
  })

  it('writes it when told why, and prints the reason in it', async () => {
    const out = join(folder, 'despite')
    const { code, stderr } = await build(out, '--despite', 'The wording is agreed with the force')
    assert.equal(code, 0, stderr)
    assert.match(stderr, /^The report was written, with the reason given/)
    const html = await readFile(join(out, 'report.html'), 'utf8')
    assert.match(html, /They stand because: The wording is agreed with the force\./)
  })

  it('writes it without a word when the commentary bears its figures out', async () => {
    await load('Burglary was 20 lower than in the same quarter of 2025.\n')
    const { code, stderr } = await build(join(folder, 'right'))
    assert.equal(code, 0, stderr)
    assert.equal(stderr, '')
  })
})
