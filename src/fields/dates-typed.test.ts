import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readForm, readInput } from './read-fields.ts'

const FIELDS = [
  { name: 'on', kind: 'day', label: 'The day' },
  { name: 'year', kind: 'financial-year', label: 'The year' },
] as const

describe('a day and a year as people type them', () => {
  const read = (on: string, year: string) => {
    const outcomes = [readForm(FIELDS, { on, year }), readInput(FIELDS, { on, year }, 'the form')]
    return outcomes.map((one) => (one.ok ? one.value : one.problems.map(({ field }) => field)))
  }

  it('may be in words, and with any dash or a stroke', () => {
    const same = { on: '2027-02-08', year: '2027-28' }
    for (const on of [
      '2027-02-08',
      '2027–02–08',
      '8 February 2027',
      'Monday 8 February 2027',
      '8th Feb 2027',
    ]) {
      for (const year of ['2027-28', '2027–28', '2027—28', '2027/28', '2027–2028']) {
        assert.deepEqual(read(on, year), [same, same], `${on}, ${year}`)
      }
    }
  })

  it('and the day may be before its month in figures, as spreadsheets have it', () => {
    for (const on of ['8/2/2027', '08/02/2027', '8.2.2027', '08-02-2027'])
      assert.deepEqual(read(on, '2027-28')[0], { on: '2027-02-08', year: '2027-28' }, on)
  })

  it('with a time before or after the day', () => {
    const field = { name: 'at', kind: 'time', label: 'When' } as const
    for (const at of [
      '2027-02-08 09:30',
      '2027-02-08T09:30',
      '08/02/2027 09:30',
      '8 February 2027 9:30',
      'Monday 8 February 2027, 09:30',
      '9:30 on 8 February 2027',
      '8 Feb 2027 at 09:30',
    ]) {
      const taken = readForm([field], { at })
      assert.deepEqual(taken.ok && taken.value, { at: '2027-02-08T09:30' }, at)
    }
    for (const at of ['09:30', '30/11/2026', '31/02/2027 09:30', '8 February 2027 25:30'])
      assert.equal(readForm([field], { at }).ok, false, at)
  })

  it('are refused, and never taken for another, where figures run together or the year is none', () => {
    for (const on of ['15122026', '20261215', '15/12/32026', '15 December 32026', '32026-12-15'])
      assert.deepEqual(read(on, '2027-28')[0], ['on'], on)
  })

  it('may stand in a text that may be in words as well, where they are days', () => {
    const due = { name: 'due', kind: 'text', label: 'By when', mayBeDay: true } as const
    for (const said of [
      'in future reports',
      'by 15 December 2026',
      '15/12/2026',
      '3 weeks',
      '2027',
    ])
      assert.deepEqual(readForm([due], { due: said }), { ok: true, value: { due: said } }, said)
    for (const said of [
      '15122026',
      '15/12/32026',
      '31/2/2027',
      'by 15 December 32026',
      '15 Dec 26',
    ]) {
      const taken = readForm([due], { due: said })
      assert.equal(
        taken.ok ? '' : taken.problems[0]?.message,
        `Enter by when as a day, such as 8 February 2027, or in words: “${said}” is no day`,
      )
    }
  })

  it('are refused where there is no such day, or no such year', () => {
    for (const [on, year] of [
      ['30 February 2027', '2027–29'],
      ['8 Febtober 2027', '2027/2038'],
      ['8 Ma 2027', '27/28'],
    ] as const) {
      assert.deepEqual(read(on, year), [
        ['on', 'year'],
        ['on', 'year'],
      ])
    }
  })
})
