import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { z } from 'zod'
import { openStorage } from '#storage/index.ts'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from '../../../test/command-line.ts'

const NORTHMERE = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')

const answerSchema = z.strictObject({
  documents: z.array(
    z.strictObject({
      file: z.string(),
      claims: z.array(
        z.strictObject({
          where: z.strictObject({ page: z.int().nullable(), line: z.int() }),
          quote: z.string(),
          kind: z.string(),
          stated: z.string(),
          recomputed: z.string().nullable(),
          verdict: z.enum(['correct', 'imprecise', 'incorrect', 'inconsistent', 'not-checkable']),
          explanation: z.string(),
          suggestion: z.string().nullable(),
        }),
      ),
    }),
  ),
  summary: z.strictObject({
    correct: z.int(),
    imprecise: z.int(),
    incorrect: z.int(),
    inconsistent: z.int(),
    questionable: z.int(),
    notCheckable: z.int(),
  }),
})

describe('the command check', () => {
  let folder: string
  let settings: Record<string, string>

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'check-'))
    settings = { CRITICAL_FRIEND_DATA: join(folder, 'data') }
    await seedFolder(join(folder, 'data'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const paper = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, text)
    return path
  }

  it('says what is wrong, the working and how it should read, the worst first, and exits with 1', async () => {
    // 838 ÷ (5,050 − 838) = 19.9%; 45 + 30 + 20 = 95
    const path = await paper(
      'draft.txt',
      'There were 5,050 reports of missing people in 2018/19, an increase of 838 or 16.6%.\n',
    )
    const { code, stdout, stderr } = await runCommand(['check', path], settings)
    assert.equal(stderr, '')
    assert.equal(code, 1)
    assert.match(stdout, /^1\. The percentage change is wrong: draft\.txt, line 1\n/)
    assert.match(stdout, /838 ÷ 4,212 = 19\.90?%/)
    assert.match(stdout, /Should read: .*an increase of 838 or 19\.9%/)
    assert.match(stdout, /draft\.txt: 1 wrong, 0 disagree with another figure, 0 loose, /)
  })

  it('exits with 0 when nothing is wrong', async () => {
    const path = await paper(
      'right.txt',
      'Burglary fell from 200 to 150 offences, a fall of 25%.\n',
    )
    const { code, stdout } = await runCommand(['check', path], settings)
    assert.equal(code, 0)
    assert.match(stdout, /^right\.txt: 0 wrong/)
  })

  it('prints one JSON document of the agreed form, in which several papers are held against each other', async () => {
    const one = await paper('one.txt', 'In 2018/19 there were 5,050 missing person reports.\n')
    const two = await paper('two.txt', 'In 2018/19 there were 5,198 missing person reports.\n')
    const { code, stdout } = await runCommand(['check', one, two, '--json'], settings)
    assert.equal(code, 1)
    const { documents, summary } = answerSchema.parse(JSON.parse(stdout))
    assert.deepEqual(
      documents.map(({ file }) => file),
      ['one.txt', 'two.txt'],
    )
    assert.equal(summary.inconsistent, 2)
    assert.match(documents[0]?.claims[0]?.explanation ?? '', /5,198.*two\.txt/)
  })

  it('exits with 2 and says what to do when a paper is not there', async () => {
    const { code, stdout, stderr } = await runCommand(['check', join(folder, 'no.txt')], settings)
    assert.equal(code, 2)
    assert.equal(stdout, '')
    assert.match(stderr, /^There is no file .*no\.txt\. Check its name\n$/)
  })

  it('holds papers against the figures of this instance, unless it is to leave them out', async () => {
    const loaded = await runCommand(['load', NORTHMERE], settings)
    assert.equal(loaded.code, 0, loaded.stderr)
    // printed.csv holds 103 burglaries for January 2023
    const path = await paper(
      'held.txt',
      'The force recorded 110 burglary offences in January 2023.\n',
    )
    const held = await runCommand(['check', path], settings)
    assert.equal(held.code, 1, held.stdout)
    assert.match(held.stdout, /The figure held is another/)
    assert.match(held.stdout, /Burglary, .*, January 2023, is 103/)

    const alone = await runCommand(['check', path, '--alone'], settings)
    assert.equal(alone.code, 0)
    assert.equal(alone.stderr, '')
  })

  it('goes on without them, and says so, while another process has the data folder', async () => {
    const storage = await openStorage({
      folder: settings['CRITICAL_FRIEND_DATA'] ?? '',
      holder: 'a test',
    })
    assert.ok(storage.ok)
    try {
      const path = await paper(
        'held.txt',
        'The force recorded 110 burglary offences in January 2023.\n',
      )
      const { code, stderr } = await runCommand(['check', path], settings)
      assert.equal(code, 0)
      assert.match(stderr, /^The figures held by this instance were left out\. .*a test/)
    } finally {
      await storage.value.close()
    }
  })
})
