import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countPromises } from './count-promises.ts'
import { standingOn, standingsOn, timesAsked } from './standing.ts'
import type { Happening, HappeningKind, Undertaking } from './undertaking.ts'

const source = { document: 'Minutes of a made-up panel' }

/** Something of which a report was asked on 2 March 2026. */
const asked = (more: Partial<Undertaking> = {}): Undertaking => ({
  ...{ number: 1, kind: 'request', meeting: '2026-03-02', source, known: '2026-03-02' },
  ...{ what: 'Report on it', awaits: 'report', audience: 'public', happenings: [], versions: [] },
  about: { measures: [], reports: [] },
  ...more,
})
const happened = (kind: HappeningKind, on: string, more: Partial<Happening> = {}): Happening => ({
  kind,
  on,
  known: on,
  words: `it was ${kind}`,
  source,
  ...more,
})

describe('where an undertaking stands', () => {
  it('is open for as long as nothing is on record, whatever day passes, where none was stated', () => {
    const one = asked({ due: { words: 'in future reports' } })
    assert.equal(standingOn(one, '2036-03-02')?.words, 'Report not recorded')
  })

  it('is overdue from the day after, and long overdue once a further month is over', () => {
    const one = asked({ due: { on: '2026-03-31' } })
    const at = (on: string) => {
      const { state, isLongOverdue } = standingOn(one, on) ?? {}
      return [state, isLongOverdue]
    }
    assert.deepEqual(at('2026-03-31'), ['open', false])
    assert.deepEqual(at('2026-04-01'), ['overdue', false])
    // A month after the last day of March is the last day of April
    assert.deepEqual(at('2026-04-30'), ['overdue', false])
    assert.deepEqual(at('2026-05-01'), ['overdue', true])
  })

  it('is closed by evidence alone: what was found or answered leaves it open', () => {
    const happenings = [happened('noted', '2026-04-01'), happened('answered', '2026-04-02')]
    assert.equal(standingOn(asked({ happenings }), '2026-05-01')?.state, 'open')
    const done = [...happenings, happened('evidence', '2026-04-03')]
    assert.equal(standingOn(asked({ happenings: done }), '2026-05-01')?.state, 'done')
  })

  it('stays confirmed when more evidence comes, and is done again after it was refused', () => {
    const confirmed = [
      happened('evidence', '2026-04-01'),
      happened('confirmed', '2026-04-02'),
      happened('evidence', '2026-04-03'),
    ]
    assert.equal(standingOn(asked({ happenings: confirmed }), '2026-05-01')?.state, 'confirmed')
    const refused = [happened('refused', '2026-04-01'), happened('evidence', '2026-04-02')]
    assert.equal(standingOn(asked({ happenings: refused }), '2026-04-01')?.state, 'refused')
    assert.equal(standingOn(asked({ happenings: refused }), '2026-04-02')?.state, 'done')
  })

  it('leaves out what was recorded later than the day, though it happened before', () => {
    const late = happened('evidence', '2026-04-01', { known: '2026-06-10' })
    const one = asked({ due: { on: '2026-04-30' }, happenings: [late] })
    assert.equal(standingOn(one, '2026-05-01')?.state, 'overdue')
    assert.equal(standingOn(one, '2026-06-10')?.words, 'Done on 1 April 2026: it was evidence')
  })

  it('takes back what was struck out, from that day on', () => {
    const wrong = {
      ...happened('evidence', '2026-04-01'),
      struck: { on: '2026-04-20', reason: 'Of another' },
    }
    const one = asked({ happenings: [wrong] })
    assert.equal(standingOn(one, '2026-04-19')?.state, 'done')
    assert.equal(standingOn(one, '2026-04-20')?.state, 'open')
  })

  it('waits for its condition, and is overdue only once that is met', () => {
    const condition = { words: 'the grant is given' }
    const met = happened('condition-met', '2026-06-01', { words: 'letter of 1 June' })
    const one = asked({ condition, due: { on: '2026-04-30' }, happenings: [met] })
    assert.equal(standingOn(one, '2026-05-31')?.words, 'Waiting on a condition: the grant is given')
    assert.equal(
      standingOn(one, '2026-06-01')?.words,
      'Long overdue: it was due on 30 April 2026; condition met (letter of 1 June); report not recorded',
    )
  })

  it('has a turn of a commitment due after another, each with its own evidence', () => {
    const cadence = { every: 'quarter', first: '2026-03-31' } as const
    const first = happened('evidence', '2026-03-20', { for: '2026-03-31' })
    const one = asked({ kind: 'commitment', cadence, happenings: [first] })
    assert.deepEqual(
      ['2026-04-01', '2026-06-30', '2026-07-01'].map((on) => {
        const { state, due } = standingOn(one, on) ?? {}
        return [state, due]
      }),
      [
        ['open', '2026-06-30'],
        ['open', '2026-06-30'],
        ['overdue', '2026-06-30'],
      ],
    )
  })
})

describe('what is counted of them', () => {
  const all = [
    asked({ number: 1 }),
    asked({ number: 2, repeats: 1, who: 'mayor' }),
    asked({ number: 3, repeats: 2, who: 'mayor', due: { on: '2026-03-10' } }),
    asked({ number: 4, who: 'panel', happenings: [happened('evidence', '2026-03-12')] }),
  ]
  const standings = standingsOn(all, '2026-04-01')

  it('adds up, by how they stand, by owner and by age', () => {
    const counts = countPromises(standings, '2026-04-01')
    const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
    assert.equal(sum(counts.states.map(({ number }) => number)), counts.all)
    assert.equal(sum(counts.owners.map((one) => one.all)), counts.all)
    assert.equal(sum(counts.owners.map((one) => one.unfinished)), counts.unfinished)
    assert.equal(sum(counts.ages.map(({ number }) => number)), counts.unfinished)
    assert.equal(counts.unfinished, 3)
  })

  it('has the days that those took which ended', () => {
    assert.equal(countPromises(standings, '2026-04-01').medianDays, 10)
    assert.equal(countPromises(standings.slice(0, 3), '2026-04-01').medianDays, undefined)
  })

  it('counts a request with those that repeat it, and those that repeat these', () => {
    assert.deepEqual(
      [...timesAsked(standings)],
      [
        [1, 3],
        [2, 3],
        [3, 3],
        [4, 1],
      ],
    )
  })
})
