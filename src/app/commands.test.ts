import assert from 'node:assert/strict'
import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openStorage } from '#storage/index.ts'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from '../../test/command-line.ts'

const NORTHMERE = join(import.meta.dirname, '../../test/fixtures/areas/northmere')

describe('the command line', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-commands-'))
    await seedFolder(join(folder, 'data'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  async function run(words: readonly string[], input = '', settings: Record<string, string> = {}) {
    const instance = {
      CRITICAL_FRIEND_DATA: join(folder, 'data'),
      CRITICAL_FRIEND_AREA: NORTHMERE,
    }
    const ran = await runCommand(words, { ...process.env, ...instance, ...settings }, input)
    return { out: ran.stdout, err: ran.stderr, code: ran.code }
  }

  it('loads an area on the first use, and finds nothing new the second time', async () => {
    const first = await run(['load', NORTHMERE])
    assert.equal(first.code, 0)
    assert.match(first.out, /figures added/)
    const second = await run(['load', NORTHMERE])
    assert.match(second.out, /No file has changed since it was loaded\./)
    assert.match(second.out, /adds nothing/)
  })

  it('tells all that keeps an area from being loaded, in its rules and figures as in the rest', async () => {
    const area = join(folder, 'spoilt')
    await cp(NORTHMERE, area, { recursive: true })
    await appendFile(join(area, 'events.yaml'), '] [')
    await appendFile(join(area, 'constitution/voting.yaml'), '] [')
    await appendFile(join(area, 'figures/printed.csv'), 'burglary,northmere,,2026-05,few\n')
    const { code, out, err } = await run(['load', area])
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, /^constitution\/voting\.yaml, line \d+, is not YAML/m)
    assert.match(err, /^events\.yaml, line \d+, is not YAML/m)
    assert.match(err, /^Row \d+ of figures\/printed\.csv has "few" for May 2026/m)
  })

  it('loads nothing where the panel’s own files cannot be read, as its pages could not be shown', async () => {
    for (const [file, text] of [
      ['people.yaml', '] ['],
      ['undertakings.yaml', '- number: 1\n  kind: wish\n'],
    ] as const) {
      const area = join(folder, `spoilt-${file}`)
      await cp(NORTHMERE, area, { recursive: true })
      await appendFile(join(area, file), text)
      const { code, out, err } = await run(['load', area])
      assert.deepEqual([code, out], [2, ''], err)
      assert.match(err, new RegExp(`^${file.replace('.', '\\.')}, line \\d+`, 'm'))
    }
  })

  it('withholds small counts of a table, by the setting of the area', async () => {
    const table = 'place,men,women\nNorth,3,10\nSouth,12,20\nWest,40,50\n'
    const { out, code } = await run(['withhold'], table)
    assert.equal(code, 0)
    assert.match(out, /^North,\[c\],\[c\],13\r$/m)
    const wrong = await run(['withhold'], 'place,men\nNorth,few\n')
    assert.match(wrong.err, /North, men: write a whole number/)
    assert.notEqual(wrong.code, 0)
  })

  it('imports a file once, says so the second time, and verifies what it recorded', async () => {
    const file = join(folder, 'burglary.csv')
    await writeFile(file, 'measure,area,breakdown,period,value\nburglary,northmere,,2026-05,97\n')
    const dry = await run(['import', 'observations', file, '--dry-run', '--json'])
    assert.equal(JSON.parse(dry.out).added, 1)
    const first = await run(['import', 'observations', file, '--reason', 'May extract'])
    assert.match(first.out, /was imported: 1 figure added/)
    const again = await run(['import', 'observations', file])
    assert.match(again.out, /adds nothing/)
    const verified = await run(['verify', '--json'])
    assert.deepEqual(JSON.parse(verified.out).problems, [])
    assert.equal(verified.code, 0)
  })

  it('verifies against its own heads and one kept elsewhere, and says what is no head', async () => {
    const verified = await run(['verify'])
    assert.equal(verified.code, 0)
    assert.match(
      verified.out,
      /^They agree with (all \d+ heads|the head of entry \d+) .*data\/heads/m,
    )
    const [, head = ''] = /^The head of the record is (\d+:[0-9a-f]{64})$/m.exec(verified.out) ?? []
    const against = await run(['verify', '--against', head, '--json'])
    const { id } = JSON.parse(against.out).head
    assert.deepEqual(
      JSON.parse(against.out).against.map(({ agreed }: { agreed: { id: number } }) => agreed.id),
      [id, id],
    )

    const later = await run(['verify', '--against', head.replace(/^\d+/, String(id + 1))])
    assert.deepEqual([later.code, later.err], [1, ''])
    assert.match(later.out, /of entry \d+: 1 entry was cut off its end$/m)
    const none = await run(['verify', '--against', '12'])
    assert.deepEqual([none.code, none.out], [2, ''])
    assert.match(none.err, /^"12" is neither a head nor a file\. Give a head such as .*\n$/)
  })

  it('finds something wrong when the list of what was done to the tables was changed', async () => {
    const data = join(folder, 'changed')
    await seedFolder(data)
    const opened = await openStorage({ folder: data, holder: 'a test' })
    assert.ok(opened.ok)
    await sql`update kysely_migration set name = 'forged' where name like '%ruling%'`.execute(
      opened.value.db,
    )
    await opened.value.close()
    const settings = { CRITICAL_FRIEND_DATA: data }
    const { code, out, err } = await run(['verify', '--json'], '', settings)
    assert.deepEqual([code, err], [1, ''])
    assert.match(JSON.parse(out).problems[0], /their list of migrations has been changed/)
    assert.equal((await run(['load', NORTHMERE], '', settings)).code, 2)
  })

  it('names small counts in a dry run, withholds them when told to, and says it cannot', async () => {
    const file = join(folder, 'small.csv')
    const head = 'measure,area,breakdown,period,value\n'
    const women = 'burglary,northmere,gender=female,2026-06,3\n'
    await writeFile(
      file,
      `${head}${women}burglary,northmere,gender=male,2026-06,47\nburglary,northmere,,2026-06,50\n`,
    )
    const dry = await run(['import', 'observations', file, '--dry-run'])
    assert.match(
      dry.out,
      /^1 row holds a count from 1 to 4 .*: row 2 \(Burglary in Northmere \(gender: female\)/m,
    )
    assert.match(dry.out, /^To withhold them, add --withhold$/m)
    const done = JSON.parse(
      (await run(['import', 'observations', file, '--withhold', '--json'])).out,
    )
    assert.deepEqual([done.added, done.smallNumbers.withheld, done.smallNumbers.small], [3, 2, 1])
    // The same again, but July's men and all are public before its women come
    const july = (text: string) => text.replaceAll('2026-06', '2026-07')
    await writeFile(
      file,
      july(`${head}burglary,northmere,gender=male,2026-06,47\nburglary,northmere,,2026-06,50\n`),
    )
    assert.equal((await run(['import', 'observations', file])).code, 0)
    await writeFile(file, july(`${head}${women}`))
    const refused = await run(['import', 'observations', file, '--withhold'])
    assert.equal(refused.code, 2)
    assert.match(
      refused.err,
      /^Nothing was imported from small\.csv\. Figures that are public already/,
    )
    const asItIs = await run(['import', 'observations', file])
    assert.match(asItIs.out, /It was imported as it is, and is public from now on/)
    assert.equal((await run(['verify'])).code, 0)
  })

  it('takes what the command withhold wrote as withheld', async () => {
    const file = join(folder, 'marked.csv')
    await writeFile(
      file,
      'measure,area,breakdown,period,value\nburglary,eastholm,gender=female,2026-06,[c]\n',
    )
    const report = JSON.parse((await run(['import', 'observations', file, '--json'])).out)
    assert.deepEqual([report.added, report.smallNumbers], [1, null])
  })

  it('exits with 1 and lists the rows when a file has some to mend', async () => {
    const file = join(folder, 'bad.csv')
    await writeFile(file, 'measure,area,breakdown,period,value\nburglary,northmere,,2026-06,many\n')
    const { code, out } = await run(['import', 'observations', file])
    assert.equal(code, 1)
    assert.match(
      out,
      /Row 2 of bad\.csv has "many" for June 2026\. Put a number, or leave it blank/,
    )
    assert.match(out, /Nothing was imported/)
  })

  it('exits with 2 and one sentence when it cannot run', async () => {
    const cases: [readonly string[], RegExp][] = [
      [
        ['import', 'observations', join(folder, 'none.csv')],
        /^There is no file or folder .*none\.csv\. Check its name\n$/,
      ],
      [['load', join(folder, 'none')], /^There is no file or folder .*none\. Check its name\n$/],
      [
        ['report', 'build', 'nothing', '--period', '2025-26'],
        /^There is no report "nothing"\. The reports are: force-performance\n$/,
      ],
      [
        ['report', 'build', 'force-performance', '--period', '2025-27'],
        /^"2025-27" is not a period\./,
      ],
      [['report', 'build', 'force-performance'], /^required option/],
      [['frobnicate'], /^unknown command 'frobnicate'\n$/],
    ]
    for (const [words, sentence] of cases) {
      const { code, out, err } = await run(words)
      assert.equal(code, 2, words.join(' '))
      assert.equal(out, '')
      assert.match(err, sentence)
    }
  })

  it('names every wrong setting at once', async () => {
    const { code, err } = await run(['verify'], '', { PORT: 'abc', DATABASE_URL: 'mysql://x' })
    assert.equal(code, 2)
    assert.match(err, /DATABASE_URL must begin with postgres/)
    assert.match(err, /PORT must be a number/)
  })

  it('works out limits from JSON Lines, and goes on after a wrong one, which it names', async () => {
    const points = Array.from({ length: 13 }, (_, index) => ({
      period: `20${10 + index}-01-01`,
      value: 10 + (index % 2) * 4,
    }))
    const good = await run(['limits', '--json'], `${JSON.stringify({ id: 'a', points })}\n`)
    const [phase] = JSON.parse(good.out).phases
    // 7 tens and 6 fourteens: mean 154/13; every moving range is 4
    assert.equal(phase.mean.toFixed(4), '11.8462')
    assert.equal(phase.averageMovingRange, 4)
    assert.equal(phase.status, 'firm')
    const lines = [{ id: 'b', points }, { id: 'c' }, { id: 'd', points }].map((one) =>
      JSON.stringify(one),
    )
    const mixed = await run(['limits', '--json'], `\n{"id":\n${lines.join('\n')}\n`)
    assert.equal(mixed.code, 1)
    assert.deepEqual(mixed.err.trimEnd().split('\n'), [
      'Line 2 is not JSON. Write one whole JSON object on each line',
      'Line 4: points cannot be used: give the points as a list',
    ])
    const answered = mixed.out.trimEnd().split('\n')
    assert.deepEqual(
      answered.map((line) => JSON.parse(line).id),
      ['b', 'd'],
    )
    assert.equal((await run(['limits', '--json'], '{"id":\n')).code, 2)
  })
})
