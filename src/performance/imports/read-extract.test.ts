import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { NOTHING, otherwiseIn, otherwiseSchema } from '../../../test/careful-reader.ts'

const root = join(import.meta.dirname, '../../..')
const MADE_UP = join(root, 'test/fixtures/extracts')
const GIVEN = join(root, '../shared/data/extracts')

const stillSchema = z.record(z.string(), otherwiseSchema.partial())

/** What is still read otherwise than the truth has it, by file: nothing else may be. See the README there. */
const STILL = stillSchema.parse(
  JSON.parse(readFileSync(join(MADE_UP, 'still-otherwise.json'), 'utf8')),
)

describe('a file of another layout', () => {
  for (const path of globSync(`${MADE_UP}/*.{xlsx,ods,csv,xls,txt}`).sort()) {
    const name = basename(path)
    if (/\.(?:truth|leftout)\.csv$/.test(name)) continue
    it(`is read as a careful reader reads it: ${name}`, async () => {
      assert.deepEqual(await otherwiseIn(path), { ...NOTHING, ...STILL[name] })
    })
  }

  const isHere = existsSync(GIVEN)
  const skip = isHere ? false : 'left out: ../shared is not here'
  for (const name of [
    '04-neighbourhoods-sheet-per-district.ods',
    '07-victims-with-marks.ods',
    '09-printed-pages-cr.csv',
    '13-survey-with-bases.ods',
  ]) {
    it(`is read as a careful reader reads it: ${name}`, { skip }, async () => {
      assert.deepEqual(await otherwiseIn(join(GIVEN, name)), NOTHING)
    })
  }
})
