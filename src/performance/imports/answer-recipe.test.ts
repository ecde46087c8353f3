import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { outlineOf, type Recipe } from '#documents/index.ts'
import { NORTHMERE, withFile } from '../../../test/fixtures/imports/made-files.ts'
import { staffingWorkbook } from '../../../test/fixtures/imports/staffing-workbook.ts'
import { AS_PROPOSED, answerRecipe, withoutTimesOfFile } from './answer-recipe.ts'
import { type ReadExtract, readExtract } from './read-extract.ts'

const EDITION = { months: ['Sep-24', 'Mar-25', 'Sep-25'], day: '30 September 2025' } as const

/** The workbook as a recipe reads it; without one, as the program proposes. */
async function read(
  recipes: readonly Recipe[],
  more: { column?: string } = {},
): Promise<ReadExtract> {
  return await withFile('staffing.ods', staffingWorkbook({ ...EDITION, ...more }), async (path) => {
    const extract = await readExtract(path, NORTHMERE, recipes)
    assert.ok(extract.ok)
    return extract.value
  })
}

/** The recipe as it was before the later tables of the workbook came: of its first tables alone. */
function ofFirst({ tables, ...recipe }: Recipe, count: number): Recipe {
  const [all] = tables
  assert.ok(all?.titles && tables.length === 1)
  return { ...recipe, tables: [{ ...all, titles: all.titles.slice(0, count) }] }
}

const about = ({ questions }: ReadExtract) => new Set(questions.map((one) => one.about))

describe('a recipe for a file of which something has moved', () => {
  it('is used where it knows half of the tables, and only the others are asked about', async () => {
    const proposed = await read([])
    const before = ofFirst(proposed.recipe, 3)
    const now = await read([before])
    assert.equal(now.isProposed, false)
    const asked = now.questions.filter((one) => one.about === 'table')
    assert.deepEqual(
      asked.map(({ key }) => key.replace(/:.*/, '')),
      ['Table_4', 'Table_5'],
    )
    const few = await read([ofFirst(proposed.recipe, 2)])
    assert.ok(few.isProposed)
  })

  it('takes a new table as it is proposed, or leaves it out', async () => {
    const proposed = await read([])
    const before = ofFirst(proposed.recipe, 3)
    const now = await read([before])
    const [fourth, fifth] = now.questions.filter((one) => one.about === 'table')
    assert.ok(fourth && fifth)
    const answered = answerRecipe(
      now.recipe,
      [
        { about: 'table', key: fourth.key, answer: AS_PROPOSED },
        { about: 'table', key: fifth.key, answer: 'leave' },
      ],
      now.tables,
      outlineOf(proposed.workbook, proposed.recipe),
    )
    const settled = await read([answered])
    assert.ok(!about(settled).has('table'))
    assert.ok(settled.read.figures.some(({ sheet }) => sheet === 'Table_4'))
    assert.ok(!settled.read.figures.some(({ sheet }) => sheet === 'Table_5'))
  })

  it('says what a new column holds where it is new, and which is gone', async () => {
    const { recipe } = await read([])
    const now = await read([recipe], { column: 'Leavers' })
    assert.deepEqual(
      now.questions.filter((one) => one.about === 'heading').map(({ key }) => key),
      ['leavers'],
    )
    const answered = answerRecipe(
      now.recipe,
      [{ about: 'heading', key: 'leavers', answer: 'leave' }],
      now.tables,
      [],
    )
    const settled = await read([answered], { column: 'Leavers' })
    assert.ok(!about(settled).has('heading'))
    const gone = await read([answered])
    assert.deepEqual(gone.remarks, [
      'None of 5 tables alike has a column headed "leavers" any more',
    ])
  })

  it('keeps no time that was answered of one file alone', async () => {
    const { recipe, read: figures } = await read([])
    const period = {
      'Officers in post': '2025-04-01/2025-04-30',
      'Sep-24': '2024-09-30/2024-09-30',
      Q1: '2025-04-01/2025-06-30',
      'all years': 'years=financial',
      'the file': 'file-name',
    }
    const answered = { ...recipe, answers: { ...recipe.answers, period } }
    const labels = ['Sep-24', 'Q1'].map((periodWords) => ({
      ...figures.figures[0],
      periodWords,
    })) as unknown as typeof figures.figures
    assert.deepEqual(withoutTimesOfFile(answered, labels).answers.period, {
      'Sep-24': '2024-09-30/2024-09-30',
      'all years': 'years=financial',
      'the file': 'file-name',
    })
  })
})

describe('a file that leaves open what it holds', () => {
  const posts = (month: string) =>
    [
      `Officer strength, ${month}`,
      'District,Establishment (FTE),Strength (FTE)',
      'Hythe,210,201',
    ].join('\n')
  const readPosts = async (name: string, text: string, recipes: readonly Recipe[]) =>
    await withFile(name, text, async (path) => {
      const extract = await readExtract(path, NORTHMERE, recipes)
      assert.ok(extract.ok)
      return extract.value
    })

  it('asks what a column holds, and the next is read by the answer', async () => {
    const first = await readPosts('posts.csv', posts('30 September 2025'), [])
    const asked = first.questions.find((one) => one.about === 'heading')
    assert.deepEqual(asked?.cells, ['B3'])
    const recipe = answerRecipe(
      first.recipe,
      [{ about: 'heading', key: asked?.key ?? '', answer: 'target' }],
      first.tables,
      [],
    )
    const next = await readPosts('posts.csv', posts('31 October 2025'), [recipe])
    assert.ok(!about(next).has('heading'))
    assert.deepEqual(
      next.read.figures.map(({ role }) => role),
      ['target', 'observation'],
    )
  })

  it('takes the time of each from its name, where that was said of the first', async () => {
    const custody = 'Suite,Detentions,Children\nHythe,412,31\nPelling,287,18'
    const first = await readPosts('custody-september-2025.csv', custody, [])
    const asked = first.questions.filter((one) => one.about === 'period')
    assert.deepEqual(
      asked.map(({ key, cells, choices }) => [key, cells.length, choices[0]?.answer]),
      [['the file', 4, 'file-name']],
    )
    const answered = answerRecipe(
      first.recipe,
      [{ about: 'period', key: 'the file', answer: 'file-name' }],
      first.tables,
      [],
    )
    const recipe = withoutTimesOfFile(answered, first.read.figures)
    const next = await readPosts('custody-october-2025.csv', custody, [recipe])
    assert.ok(!about(next).has('period'))
    assert.equal(next.read.figures[0]?.period?.start, '2025-10-01')
    const unnamed = await readPosts('custody.csv', custody, [recipe])
    assert.ok(about(unnamed).has('period'))
  })
})
