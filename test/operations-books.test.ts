import { describe, it } from 'node:test'
import { putToBook } from './defined-book.ts'

const CARD = {
  ...{ entered: '2019-09-24', what: 'What the force does', lead: 'The force', status: 'running' },
  source: 'Force performance report, quarter 1 2019/20',
}

describe('the books of operations, offenders and programmes', () => {
  it('case 1: an operation whose dates no paper gives says what each paper says, and offers itself as a reason', async () => {
    await putToBook('operations', {
      on: '2020-03-01',
      rows: [
        {
          ...{ name: 'Lionheart', first_told: '2019-07-22', aim: 'Drugs' },
          dates_as_told: 'January to March (end of year); around spring 2019 (minute 53(ii))',
          touches: [{ measure: 'drug-offences', said_by: 'Minutes of 20 February 2020' }],
          results: [{ sort: 'arrests', as_told: 'Over 100', source: 'End of year 2018/19' }],
        },
        { name: 'Undated', first_told: '2019-07-22', aim: 'Drugs' },
      ],
      gives: {
        ...{ entries: 1, states: ['over'] },
        refused: [{ row: 2, says: 'what papers say of its dates' }],
      },
    })
  })

  it('case 2: searches with as many arrests as searches for drugs are asked about, and shares are of the same period', async () => {
    const year = { month: '2018-04-30', searches: 2032, drugs: 675, weapons: 308 }
    await putToBook('stop-search-returns', {
      on: '2019-08-01',
      rows: [{ ...year, stolen: 600, other: 449, positive: 700, arrests: 675 }],
      gives: {
        warned: [{ row: 1, says: 'copied into the wrong place' }],
        figures: [{ measure: 'stop-search-arrest-rate', period: '2018-04', value: 33.2 }],
      },
    })
  })

  it('a number that goes on from the label before it is asked for by its own words', async () => {
    await putToBook('stop-search-returns', {
      on: '2019-08-01',
      rows: [{ month: '2019-04-30', searches: 10, weapons: 5, stolen: 3, other: 2 }],
      gives: { refused: [{ row: 1, says: 'Enter the number “for controlled drugs”' }] },
    })
  })

  it('case 5: 163 of March 2019 stand with the event that papers name, the span said before, and how many were tested', async () => {
    const parts = { race: 122, religion: 30, orientation: 15, disability: 8, transgender: 6 }
    const march = { month: '2019-03-31', crimes: 163, ...parts }
    await putToBook('hate-crime-returns', {
      on: '2019-08-01',
      rows: [
        {
          ...march,
          told_of: 'An attack abroad',
          told_on: '2019-03-15',
          window: 28,
          windows_tested: 1,
        },
        { ...march, month: '2019-04-30', told_of: 'Another', told_on: '2019-04-02', window: 28 },
        { ...march, month: '2019-05-31', window: 28, windows_tested: 2 },
      ],
      gives: {
        entries: 1,
        refused: [
          { row: 2, says: 'how many such spans' },
          { row: 3, says: 'which event it was' },
        ],
        figures: [{ measure: 'hate-crime', period: '2019-03', value: 163 }],
      },
    })
  })

  it('case 4: of 6,565 domestic incidents 265 are not told apart, and a return that leaves them out is refused', async () => {
    const whole = { total: 6565, violent: 4000, coercive: 2300 }
    await putToBook('domestic-returns', {
      on: '2020-03-01',
      rows: [
        { quarter: '2019-06-30', ...whole, unclassified: 265 },
        { quarter: '2019-09-30', ...whole, unclassified: 0 },
      ],
      gives: {
        refused: [{ row: 2, says: 'come to 6,300, and “Incidents in all” says 6,565' }],
        figures: [{ measure: 'domestic-unclassified', period: '2019-20-Q1', value: 265 }],
      },
    })
  })

  it('case 7: 1,426 sexual offenders are 1,002 in the community and 424 who are not', async () => {
    const row = { managed: 1426, community: 1002, high_risk: 93 }
    await putToBook('managed-offenders', {
      on: '2019-08-01',
      rows: [
        { quarter: '2019-03-31', ...row, not_community: 424 },
        { quarter: '2019-06-30', ...row, not_community: 425 },
      ],
      gives: {
        refused: [{ row: 2, says: 'come to 1,427' }],
        figures: [
          { measure: 'sexual-offenders-managed', period: '2018-19-Q4', value: 1426 },
          { measure: 'sexual-offenders-community', period: '2018-19-Q4', value: 1002 },
        ],
      },
    })
  })

  it('case 8: 900 are open who were released under investigation, 210 for more than 180 days: 23 percent', async () => {
    await putToBook('released-under-investigation', {
      on: '2020-03-01',
      rows: [
        { month: '2020-01-31', open: 900, to_28: 250, to_90: 240, to_180: 200, over_180: 210 },
      ],
      gives: { figures: [{ measure: 'rui-over-180-share', period: '2020-01', value: 23.3 }] },
    })
  })

  it('case 9: a council without a licensing return has not sent one, which is no nought', async () => {
    await putToBook('licensing-returns', {
      on: '2020-03-01',
      rows: [
        { quarter: '2019-06-30', council: 'Tarn', sent: 'yes', checks: 40, story: 'One scheme' },
        { quarter: '2019-06-30', council: 'Skerby', sent: 'no' },
        { quarter: '2019-06-30', council: 'Eastholm', sent: 'no', checks: 0 },
      ],
      gives: {
        ...{ entries: 2, states: ['sent', 'not-sent'] },
        refused: [{ row: 3, says: 'said not to have sent a return' }],
        figures: [{ measure: 'licensing-checks', period: '2019-20-Q1', value: 40 }],
      },
    })
  })

  it('case 10: whether those who did it can be made to pay is answered no, on the card', async () => {
    const question = { on: '2019-07-22', asked: 'Can those who did it be made to pay' }
    await putToBook('programme-cards', {
      on: '2020-03-01',
      rows: [
        { ...CARD, name: 'Domestic abuse', questions: [{ ...question, answered: 'No' }] },
        { ...CARD, name: 'Hate crime', questions: [question] },
      ],
      gives: { states: ['current', 'asked'], warned: [{ row: 2, says: 'no answer yet' }] },
    })
  })

  it('deadlines: the assessment of cyber crime is due again in six months, and those released are looked at after three', async () => {
    await putToBook('cyber-assessments', {
      on: '2019-12-01',
      rows: [{ assessed: '2019-03-29', crimes: 71, investigated: 71, volunteers: 2 }],
      gives: {
        due: { next: '2019-09-29' },
        figures: [{ measure: 'cyber-dependent-investigated-rate', period: '2018-19', value: 100 }],
      },
    })
    const group = { operation: 'Lionheart', followed_by: 'The team' }
    await putToBook('release-reviews', {
      on: '2020-03-01',
      rows: [
        { ...group, released: '2019-11-30', people: 20 },
        { ...group, released: '2019-12-31', people: 4 },
      ],
      gives: { due: { review: '2020-02-29' }, refused: [{ row: 2, says: '5' }] },
    })
  })

  it('bad input: a rate whose denominator is another period’s, and few children who could be told apart', async () => {
    await putToBook('charge-returns', {
      on: '2019-08-01',
      rows: [
        {
          ...{ quarter: '2019-06-30', offence: 'robbery', crimes: 200, charged: 24 },
          crimes_quarter: '2019-03-31',
        },
      ],
      gives: { refused: [{ row: 1, says: 'crimes of another quarter' }] },
    })
    await putToBook('online-abuse-returns', {
      on: '2019-08-01',
      rows: [{ quarter: '2019-06-30', enforcements: 30, safeguarded: 4, prosecuted: 20 }],
      gives: { refused: [{ row: 1, says: 'could be told from one another' }] },
    })
  })

  it('bad input: an operation that ends before it begins, few who were released, and a lead without a source', async () => {
    const told = { first_told: '2019-07-22', aim: 'Knives', from: '2019-03-09' }
    await putToBook('operations', {
      on: '2020-03-01',
      rows: [
        { ...told, name: 'A', to: '2019-03-01' },
        { ...told, name: 'B', results: [{ sort: 'released', number: 3, source: 'A paper' }] },
      ],
      gives: {
        refused: [
          { row: 1, says: 'ends before it begins' },
          { row: 2, says: 'Fewer than five people' },
        ],
      },
    })
    await putToBook('programme-cards', {
      on: '2020-03-01',
      rows: [{ ...CARD, name: 'Rural crime', source: '' }],
      gives: { refused: [{ row: 1, says: 'which paper tells of it' }] },
    })
  })
})
