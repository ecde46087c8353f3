import { describe, it } from 'node:test'
import { putToBook } from './defined-book.ts'

const BANDS = { to_11: 5, to_15: 30, to_17: 25, to_25: 10, to_64: 18 }

describe('the cards of contact and demand', () => {
  it('case 6: 24 people called 310 times before and 190 after, 39 percent less, with a caution', async () => {
    await putToBook('repeat-callers', {
      on: '2019-09-01',
      rows: [{ ended: '2019-06-30', programme: 'pave', people: 24, before: 310, after: 190 }],
      gives: {
        warned: [{ row: 1, says: 'would call less often by chance alone' }],
        figures: [{ measure: 'repeat-callers-change', period: '2019-06', value: -38.7 }],
      },
    })
  })

  it('case 8: of 200 calls sampled 11 were graded too low: 5.5 percent, of which the numbers are kept', async () => {
    await putToBook('triage-audits', {
      on: '2019-09-01',
      rows: [{ month: '2019-05-31', sampled: 200, right: 180, too_low: 11, too_high: 9 }],
      gives: { figures: [{ measure: 'triage-too-low-rate', period: '2019-05', value: 5.5 }] },
    })
  })

  it('case 9: people of 65 and older with dementia are not given out when they are fewer than five', async () => {
    const month = { reports: 100, ...BANDS, over_65: 10, not_known: 2 }
    await putToBook('missing-months', {
      on: '2019-09-01',
      rows: [
        { month: '2019-05-31', ...month, dementia: 4 },
        { month: '2019-06-30', ...month, dementia: 5 },
      ],
      gives: {
        figures: [
          { measure: 'missing-older-dementia', period: '2019-05', value: 'withheld' },
          { measure: 'missing-older-dementia', period: '2019-06', value: 5 },
        ],
      },
    })
  })

  it('the triage car has its months, of which what came of it adds up', async () => {
    const month = { attended: 120, advised: 80, hospital: 20, section: 12 }
    await putToBook('triage-car-months', {
      on: '2019-09-01',
      rows: [
        { month: '2019-05-31', ...month, other: 8 },
        { month: '2019-06-30', ...month, other: 9 },
      ],
      gives: {
        refused: [{ row: 2, says: 'come to 121, and “Incidents attended” says 120' }],
        figures: [{ measure: 'triage-car-section-share', period: '2019-05', value: 10 }],
      },
    })
  })

  it('what a review meeting learned is open until it was acted on', async () => {
    await putToBook('review-meetings', {
      on: '2019-09-01',
      rows: [
        { held: '2019-05-09', about: 'calls', cases: 12, lessons: 'Ask twice for the street' },
        { held: '2019-06-09', about: 'calls', cases: 5 },
      ],
      gives: {
        states: ['to-act', 'held'],
        figures: [{ measure: 'cases-gone-through', period: '2019-20-Q1', value: 17 }],
      },
    })
  })

  it('bad input: people more than reports, and bands of age that do not add up', async () => {
    await putToBook('missing-months', {
      on: '2019-09-01',
      rows: [
        { month: '2019-05-31', reports: 100, people: 101, ...BANDS, over_65: 10, not_known: 2 },
        { month: '2019-06-30', reports: 94, ...BANDS, over_65: 10, not_known: 2 },
      ],
      gives: {
        refused: [
          { row: 1, says: 'More people are missing than were reported' },
          { row: 2, says: 'come to 100, and “Reports” says 94' },
        ],
      },
    })
  })
})
