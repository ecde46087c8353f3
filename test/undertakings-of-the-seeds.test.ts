import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { parseArea, readAreaFolder } from '#area/index.ts'
import { readUndertakings } from '#panel/promises/read-undertakings.ts'
import { standingOn, standingsOn } from '#panel/promises/standing.ts'
import type { Undertakings } from '#panel/promises/undertaking.ts'
import { readPeople } from '#people/index.ts'

const AREA = join(import.meta.dirname, '../areas/leicestershire')

describe('the undertakings of the minutes that are held', () => {
  let held: Undertakings

  before(async () => {
    const files = await readAreaFolder(AREA)
    const people = readPeople(files)
    const area = parseArea(files)
    assert.ok(people.ok && area.ok)
    const read = readUndertakings(files, { people: people.value, area: area.value })
    assert.deepEqual(read.ok ? [] : read.problems, [])
    assert.ok(read.ok)
    held = read.value
  })

  const on = (number: number, day: string) => {
    const undertaking = held.all.find((one) => one.number === number)
    return undertaking && standingOn(undertaking, day)
  }

  it('are seventeen, a suggestion and a request that was refused, four of which name nobody', () => {
    assert.deepEqual(
      held.all.map(({ number }) => number),
      Array.from({ length: 19 }, (_, index) => index + 1),
    )
    const unnamed = held.all.filter(({ who }) => who === undefined)
    assert.deepEqual(
      unnamed.map(({ number }) => number),
      [1, 2, 9, 15],
    )
  })

  it('keep resolutions of the panel apart from what was asked, offered and considered', () => {
    const kinds = Map.groupBy(held.all, ({ kind }) => kind)
    const numbers = [...kinds].map(([kind, its]) => [kind, its.map(({ number }) => number)])
    assert.deepEqual(Object.fromEntries(numbers), {
      'agreed-action': [1, 2, 5, 6],
      resolution: [3, 4, 10, 11, 14, 15, 16],
      request: [7, 12, 19],
      consideration: [8, 17],
      offer: [9, 13],
      suggestion: [18],
    })
  })

  it('have a day only where one is stated', () => {
    const days = held.all.flatMap(({ number, due }) => (due?.on ? [[number, due.on]] : []))
    assert.deepEqual(days, [
      [8, '2019-08-06'],
      [10, '2019-09-24'],
    ])
  })

  it('have one done, on 24 September 2019 by its paper, and no other done by itself in any year', () => {
    assert.equal(on(10, '2019-09-23')?.state, 'open')
    const done = on(10, '2019-09-24')
    assert.equal(done?.state, 'done')
    assert.equal(done?.by?.source.document, 'Papers of 24 September 2019')
    for (const day of ['2019-09-24', '2020-12-31', '2026-11-30']) {
      const ended = standingsOn(held.all, day).filter(({ state }) => state === 'done')
      assert.deepEqual(
        ended.map(({ undertaking }) => undertaking.number),
        [10],
        day,
      )
    }
  })

  it('have the letter to the minister wait until its condition is met, and then not be on record', () => {
    assert.equal(on(11, '2019-09-23')?.state, 'waiting')
    const after = on(11, '2019-09-25')
    assert.equal(after?.state, 'condition-met')
    assert.equal(
      after?.words,
      'Condition met (grant confirmed in the report of 24 September); letter not recorded',
    )
  })

  it('have the one with a day overdue from the next day, and long overdue after a second month', () => {
    assert.equal(on(8, '2019-08-06')?.state, 'open')
    const late = on(8, '2019-08-07')
    assert.deepEqual([late?.state, late?.isLongOverdue], ['overdue', false])
    assert.equal(late?.words, 'Overdue: it was due on 6 August 2019; answer not recorded')
    assert.equal(on(8, '2019-09-06')?.isLongOverdue, false)
    assert.equal(on(8, '2019-09-07')?.isLongOverdue, true)
  })

  it('ask the education department about placements in care alone', () => {
    const letter = held.all.find(({ number }) => number === 14)
    assert.match(letter?.what ?? '', /children in care placed here/)
    assert.doesNotMatch(letter?.what ?? '', /exclu/i)
    // Minute 54(iv): said in discussion, not resolved
    const suggestion = held.all.find(({ number }) => number === 18)
    assert.equal(suggestion?.kind, 'suggestion')
    assert.match(suggestion?.what ?? '', /excluded/)
  })

  it('have what was asked of targets refused with the reason, beside what is usual for each measure', () => {
    assert.equal(on(19, '2019-07-22')?.state, 'refused')
    const by = on(19, '2026-11-30')?.by
    assert.match(by?.words ?? '', /setting targets is of little benefit/)
    assert.deepEqual([by?.source.paragraph, by?.page], ['minute 17(v)', '/performance'])
  })

  it('are not known before their meeting', () => {
    assert.equal(standingsOn(held.all, '2019-06-02').length, 0)
    assert.equal(standingsOn(held.all, '2019-06-03').length, 3)
    assert.equal(standingsOn(held.all, '2019-07-22').length, 12)
  })
})
