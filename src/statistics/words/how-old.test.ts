import assert from 'node:assert/strict'
import { it } from 'node:test'
import { howOld } from './how-old.ts'

it('says how old a figure is from half a year on', () => {
  assert.deepEqual(
    ['2026-08-31', '2026-05-30', '2026-05-29', '2025-09-30', '2024-11-30', '2022-10-31'].map(
      (end) => howOld(end, '2026-11-29'),
    ),
    [undefined, undefined, 'six months', '13 months', '23 months', 'four years'],
  )
})

it('says nothing of a day that is still to come', () => {
  assert.equal(howOld('2027-03-31', '2026-11-29'), undefined)
})
