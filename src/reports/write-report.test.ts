import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { exampleReport } from './example-report.ts'
import { writeReport } from './write-report.ts'

const report = exampleReport()
let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-report-'))
})
after(() => rm(folder, { recursive: true }))

describe('writeReport', () => {
  it('writes every file, each as long and with the hash it says, and nothing else', async () => {
    const out = join(folder, 'new', 'report')
    const written = await writeReport(report, out)
    assert.ok(written.ok)
    assert.deepEqual(
      written.value.map(({ name }) => name),
      [
        ...['report.html', 'report.pdf', 'report.ods', 'observations.csv', 'report.json'],
        ...['briefing.html', 'briefing.pdf'],
      ],
    )
    assert.equal((await readdir(out)).length, 7)
    for (const { name, bytes, sha256 } of written.value) {
      const file = await readFile(join(out, name))
      assert.equal(file.length, bytes, name)
      assert.equal(createHash('sha256').update(file).digest('hex'), sha256, name)
    }
  })

  it('writes the same bytes from the same report', async () => {
    const first = await writeReport(report, join(folder, 'one'))
    const second = await writeReport(exampleReport(), join(folder, 'two'))
    assert.ok(first.ok && second.ok)
    assert.deepEqual(second.value, first.value)
  })

  it('writes only the forms that were asked for', async () => {
    const out = join(folder, 'some')
    const written = await writeReport(report, out, ['csv', 'html'])
    assert.ok(written.ok)
    assert.deepEqual((await readdir(out)).sort(), ['observations.csv', 'report.html'])
  })

  it('says in one sentence what to do when a file stands where the folder should be', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, 'in the way')
    const written = await writeReport(report, join(file, 'report'), ['json'])
    assert.ok(!written.ok)
    assert.equal(
      written.problems[0]?.message,
      `The report could not be written to ${join(file, 'report')}: a file stands where a folder is needed. Choose another folder, or move the file away`,
    )
    assert.equal(await readFile(file, 'utf8'), 'in the way')
  })

  it('leaves nothing behind when a name is taken by a folder', async () => {
    const out = join(folder, 'taken')
    await writeReport(report, join(out, 'report.json'), ['csv'])
    const written = await writeReport(report, out, ['json'])
    assert.ok(!written.ok)
    assert.deepEqual(await readdir(out), ['report.json'])
  })
})
