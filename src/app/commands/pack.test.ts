import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from '../../../test/command-line.ts'

const NORTHMERE = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')

describe('the command pack build', () => {
  let folder: string
  let report: string
  let settings: Record<string, string>

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pack-'))
    settings = { CRITICAL_FRIEND_DATA: join(folder, 'data') }
    await seedFolder(join(folder, 'data'))
    assert.equal((await runCommand(['load', NORTHMERE], settings)).code, 0)
    const build = [
      'report',
      'build',
      'force-performance',
      '--period',
      '2025-26-Q4',
      '--out',
      folder,
    ]
    const { code, stderr } = await runCommand(build, settings)
    assert.equal(code, 0, stderr)
    report = join(folder, 'report.pdf')
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const pack = (...more: string[]) =>
    runCommand(['pack', 'build', ...more, '--title', 'Agenda pack', '--out', folder], settings)

  it('puts papers together with their items and the pages they are on', async () => {
    const { code, stdout, stderr } = await pack(`6=${report}`, `7=${report}`, '--first', '9')
    assert.equal(code, 0, stderr)
    const [, from, to] = /6[.] report: pages (\d+) to (\d+)/.exec(stdout) ?? []
    assert.equal(from, '9')
    assert.match(stdout, new RegExp(`7[.] report: pages ${Number(to) + 1} to `))
    const pdf = await readFile(join(folder, 'pack.pdf'))
    assert.equal(pdf.toString('latin1', 0, 5), '%PDF-')
  })

  it('adds a supplement after the last page, and leaves what was issued as it was', async () => {
    const { stdout: before } = await pack(`6=${report}`, '--first', '9')
    const issued = await readFile(join(folder, 'pack.pdf'))
    const late = ['--supplement', `2019-09-20:8=${report}`]
    const { code, stdout, stderr } = await pack(`6=${report}`, '--first', '9', ...late)
    assert.equal(code, 0, stderr)
    const pages = (said: string) => /6[.] report: pages (\d+) to (\d+)/.exec(said)?.slice(1)
    assert.deepEqual(pages(stdout), pages(before))
    const last = Number(pages(before)?.[1])
    assert.match(stdout, new RegExp(`8[.] report: pages ${last + 1} to ${last + (last - 8)}`))
    assert.ok(issued.equals(await readFile(join(folder, 'pack.pdf'))))
    assert.match(stdout, /pack-with-supplement[.]pdf/)
    const undated = await pack(`6=${report}`, '--supplement', `8=${report}`)
    assert.match(undated.stderr, /does not begin with the day it is added/)
  })

  it('says what is wrong with what it was given', async () => {
    const refusals = [
      [report, /names no item. Write it as 6=/],
      ['6=minutes.docx', /is no PDF and no report/],
      ['6=force-performance/2025-26-Q4', /No edition of force-performance .* stands published/],
    ] as const
    for (const [paper, said] of refusals) {
      const { code, stderr } = await pack(paper)
      assert.equal(code, 2)
      assert.match(stderr, said)
    }
    const { stderr: none } = await pack('2027-02-01')
    assert.match(none, /No pack of the meeting 2027-02-01 has been issued/)
    const { stderr } = await pack(`6=${report}`, '--first', 'ix')
    assert.match(stderr, /--first ix is not a page number/)
  })
})
