import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { runCommand } from '../../../test/command-line.ts'

describe('the commands area new and area check', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-area-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('begin an area that is whole, and find what is then done wrong to it', async () => {
    const area = join(folder, 'kings-fen')
    const begun = await runCommand(['area', 'new', area, '--name', 'King’s Fen'])
    assert.deepEqual([begun.code, begun.stderr], [0, ''])
    assert.match(begun.stdout, /Begin with .*README\.md/)
    const readme = await readFile(join(area, 'README.md'), 'utf8')
    for (const file of ['people.yaml', 'constitution/', 'statute/', 'calendar/', 'procedures/']) {
      assert.ok(readme.includes(`\`${file}`), file)
    }
    const whole = await runCommand(['area', 'check', area])
    assert.equal(whole.code, 0)
    assert.equal(
      whole.stdout,
      `${area}: nothing is wrong. Checked: 1 measure, 1 figure, 0 reports, 0 registers, 0 rules, 0 examples.\n`,
    )
    const measures = join(area, 'measures/crime.yaml')
    const text = await readFile(measures, 'utf8')
    await writeFile(measures, text.replace('unit: count', 'unit: furlongs'))
    await writeFile(join(area, 'figures/more.csv'), 'measure,area\n')
    const wrong = await runCommand(['area', 'check', area, '--json'])
    assert.deepEqual([wrong.code, wrong.stderr], [1, ''])
    assert.deepEqual(
      JSON.parse(wrong.stdout).problems.map(({ file, line }: { file: string; line: number }) => [
        file,
        line,
      ]),
      [
        ['figures/more.csv', 1],
        ['measures/crime.yaml', 8],
      ],
    )
    assert.match(
      (await runCommand(['area', 'check', area])).stdout,
      /^measures\/crime\.yaml line 8: /m,
    )
  })

  it('write nothing where there is something, and refuse what is no folder', async () => {
    const full = join(folder, 'full')
    await mkdir(full)
    await writeFile(join(full, 'notes.txt'), 'mine')
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ['area', 'new', full],
        /has something in it already\. Name a folder that is empty or new\n$/,
      ],
      [['area', 'new', join(folder, 'b'), '--name', '…'], /^"…" makes no id\. Give a name/],
      [['area', 'check', join(folder, 'none')], /^There is no file or folder .*none\. Check/],
      [['area', 'check', join(full, 'notes.txt')], /is a file\. Name the folder of an area\n$/],
    ]
    for (const [words, sentence] of cases) {
      const { code, stdout, stderr } = await runCommand(words)
      assert.deepEqual([code, stdout], [2, ''], words.join(' '))
      assert.match(stderr, sentence)
    }
  })
})
