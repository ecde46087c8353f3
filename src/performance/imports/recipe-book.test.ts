import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Recipe, recipeSchema } from '#documents/index.ts'
import { fetchEntries, writeRecord } from '#storage/index.ts'
import { type FoundedArea, openFounded } from '../../../test/founded.ts'
import { keepRecipe, RECIPE, readAreaRecipes, recipeBook } from './recipe-book.ts'
import { writeRecipe } from './recipes.ts'

const STAFFING: Recipe = recipeSchema.parse({
  recipe: 'staffing',
  title: 'Staffing',
  tables: [
    {
      labels: [{ heading: 'Force', is: 'place' }],
      columns: [{ heading: 'officers', is: 'observation' }],
      headings: 'measure',
    },
  ],
})
const BY = { actor: 'A. Tester', at: '2026-11-30T10:00:00Z' }

describe('the book of recipes', () => {
  let founded: FoundedArea

  before(async () => {
    founded = await openFounded(
      'test/fixtures/areas/northmere',
      (files) =>
        new Map([
          ...files,
          ['recipes/staffing.yaml', writeRecipe({ ...STAFFING, title: 'Of the area' })],
          ['recipes/calls.yaml', writeRecipe({ ...STAFFING, recipe: 'calls' })],
        ]),
    )
  })
  after(() => founded.close())

  const book = async () => {
    const read = await recipeBook(founded.storage.db)
    assert.ok(read.ok)
    return read.value.filter(({ from }) => from !== 'shipped')
  }
  const keep = async (recipe: Recipe) => {
    const kept = await writeRecord(founded.storage.db, (trx) =>
      keepRecipe(trx, recipe, '2026-11-30', BY),
    )
    assert.ok(kept.ok)
    return kept.value
  }

  it('has those of the area, and of two with one id the one recorded, which is tried first', async () => {
    assert.deepEqual(
      (await book()).map(({ recipe, from }) => [recipe.recipe, from]),
      [
        ['calls', 'area'],
        ['staffing', 'area'],
      ],
    )
    const kept = await keep(STAFFING)
    assert.equal(kept.version, 2)
    assert.deepEqual(
      (await book()).map(({ recipe, from }) => [recipe.recipe, recipe.title, from]),
      [
        ['staffing', 'Staffing', 'recorded'],
        ['calls', 'Staffing', 'area'],
      ],
    )
  })

  it('keeps every version, and none of what is in force already', async () => {
    const again = await keep(STAFFING)
    assert.equal(again.version, 2)
    const changed = await keep({ ...STAFFING, title: 'Staffing by force' })
    assert.equal(changed.version, 3)
    const entries = await fetchEntries(founded.storage.db, { kind: RECIPE, records: ['staffing'] })
    assert.deepEqual(
      entries.map(({ act }) => act),
      ['record', 'correct'],
    )
  })

  it('tells everything that is wrong with the recipes of an area', () => {
    const read = readAreaRecipes(
      new Map([
        ['recipes/one.yaml', 'recipe: One\ntitle: One\ntables: []'],
        ['recipes/two.yaml', 'recipe: two'],
        ['recipes/README.md', 'About these'],
      ]),
    )
    assert.ok(!read.ok)
    assert.deepEqual(
      new Set(read.problems.map(({ field }) => field)),
      new Set(['recipes/one.yaml', 'recipes/two.yaml']),
    )
  })
})
