import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accusedIn } from '../testing.ts'
import { claimsBy } from './testing-checks.ts'
import { checkToldInFull } from './told-in-full.ts'

function accuse(told: readonly (readonly [text: string, ...wrong: string[]])[]) {
  for (const [text, ...wrong] of told) assert.deepEqual(accusedIn(text), wrong, text)
}

describe('a figure told with all that it is worked from', () => {
  it('is a share of the whole that its clause begins with', () => {
    accuse([
      [
        'Of the 1,240 tenants who replied, 447 said that the lift was out of order at least once a week, 31%.',
        '31% should be 36%',
      ],
      ['In all 1,318 of the 4,022 parcels were late: 28.4%.', '28.4% should be 32.8%'],
      ['Out of 96 hydrants tested, 12 leaked (19.4%).', '19.4% should be 12.5%'],
      ['There were 320 visits, of which 72 were made at night, 24.5%.', '24.5% should be 22.5%'],
      ['Among the schools, 58 out of 94 returned the form, which is 71%.', '71% should be 62%'],
      [
        'Forty-one of the 92 were content with the answer, 45.6%, which leaves 51 who were not.',
        '45.6% should be 44.6%',
      ],
      [
        'Of the 1,100 leaflets: 407 went to shops (37%), 550 to homes (50%) and 143 to libraries (17%).',
        '17% should be 13%',
      ],
    ])
  })

  it('is no share where something else goes on after it', () => {
    accuse([
      ['Of the 860 planters, 215 were watered by volunteers, 40% of the county’s total.'],
      ['Of the 400 dogs rehomed, 120 went to flats, 15% as second dogs.'],
      ['Of 2,000 cards posted 300 came back, 12% up on last year.'],
      ['Of the 750 loans, 90 were renewed, against 14% the year before.'],
      ['Of the first parish 71.8% are members, and 69.5% of the rest are too.'],
      ['Of the 540 allotments, 54 are vacant, a rate of 3.1 for each parish.'],
      ['Of 318 callers, 106, a third, hung up, 9% of them within ten seconds.'],
      ['Out of 96 hydrants tested, 12 leaked (12.5%), and of the 84 others 21 (25%) were stiff.'],
      ['Nearly three in ten of the handovers (29.0%) took an hour.'],
    ])
  })

  it('is a change between both of its ends', () => {
    accuse([
      ['Lettings brought in £41.8m, up from £38.2m, an increase of 10.5%.', '10.5% should be 9.4%'],
      ['The journey takes 44 minutes, against 52 last winter, 12% quicker.', '12% should be 15%'],
      [
        'The hall cost £18,310, which is £1,240 under the estimate of £19,450.',
        '£1,240 should be £1,140',
      ],
      ['Swims numbered 6,402, 58 fewer than the 6,560 of the summer before.', '58 should be 158'],
      [
        'Turnout was 37.9%, compared with 34.1%, an improvement of 3.8 per cent.',
        '3.8 per cent should be 3.8 percentage points',
      ],
      [
        'From 49 to 57 per cent, which is up 11 percentage points in one year.',
        '11 percentage points should be 8 percentage points',
      ],
    ])
  })

  it('is no change between them where it is since another time, of a part, or of what is rounded', () => {
    accuse([
      ['Calls rose from 4,100 to 4,510 this year, a rise of 31% since 2019.'],
      ['Takings went from £300 to £360, 20% of them from teas.'],
      ['Wardens went from 40 to 46, of whom 12% are part time.'],
      ['Fuel cost £1.3m, up from £1.2m, a rise of 6%.'],
      ['The wait has come down from 25 days to 22, and 8% wait longer.'],
      ['Last year it reached 9,120 people against 10,363 this year, 13.6% more.'],
      ['Calls rose from 4,100 to 4,510, a rise of 31% in three years.'],
    ])
  })

  it('is so many for each of another', () => {
    accuse([
      [
        'We had 287 first choices for 200 places, that is 1.34 for each place.',
        '1.34 should be 1.44',
      ],
      ['The club paid £8,480 for 32 tables, that is £212 each.', '£212 should be £265'],
      ['We had 287 first choices for 200 places, that is 1.44 for each place.'],
    ])
  })

  it('is not accused where another figure of its clause is left over', () => {
    const told = 'Of the 300 visits in 14 parishes with 41 clubs, 75 were made at night, 31%.'
    assert.deepEqual(claimsBy(checkToldInFull, [told]), [])
  })

  it('is not accused where a table prints it of the same thing, and one that it is worked from is wrong', () => {
    const table = [
      '| Reason | Searches | Share |',
      '|---|--:|--:|',
      '| Drugs | 3,661 | 58.3% |',
      '| Knives | 2,618 | 41.7% |',
      '| All searches | 6,279 | 100.0% |',
      '',
    ]
    const told = 'Of the 6,279 searches, 3,842 were for drugs, 58.3%.'
    assert.deepEqual(
      accusedIn(...table, told).filter((it) => it.startsWith('58.3%')),
      [],
    )
  })
})
