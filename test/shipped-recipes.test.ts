import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type ReadExtract, readExtract } from '../src/performance/imports/read-extract.ts'
import { shippedRecipes } from '../src/performance/imports/recipes.ts'
import type { ImportScope } from '../src/performance/imports/vocabulary.ts'

const GIVEN = join(import.meta.dirname, '../../shared/data/extracts')
const skip = existsSync(GIVEN) ? false : 'left out: ../shared is not here'

const scope: ImportScope = {
  areaName: 'Northmere',
  suppressUpTo: 4,
  measures: [],
  places: [{ id: 'northmere', name: 'Northmere', kind: 'police-area', streetFileNames: [] }],
}

async function read(name: string): Promise<ReadExtract> {
  const recipes = await shippedRecipes()
  assert.ok(recipes.ok, JSON.stringify(recipes))
  const extract = await readExtract(join(GIVEN, name), scope, recipes.value)
  assert.ok(extract.ok, JSON.stringify(extract))
  return extract.value
}

/** A figure as a person picks it from the file: measure, place, parts, first and last day, value, status. */
type Picked = readonly [string, string, string, string, string, number | null, string]

interface Known {
  readonly file: string
  readonly recipe: string
  readonly figures: number
  readonly picked: Readonly<Record<string, Picked>>
}

const OFFICERS = 'Police officers'
const TACTICS = 'Number of times tactics were used'
const TASER = 'Police use of TASER ® X26'
const YEAR_2018 = ['2017-04-01', '2018-03-31'] as const

/** Read from each file with a spreadsheet program. */
const FILES: readonly Known[] = [
  {
    file: 'police-workforce-sep18-tables.ods',
    recipe: 'home-office-police-workforce',
    figures: 1244,
    picked: {
      'Table_1!B8': [OFFICERS, 'Cleveland', '', '2017-09-30', '2017-09-30', 1273.53, 'final'],
      'Table_1!D12': [OFFICERS, 'Cheshire', '', '2018-09-30', '2018-09-30', 2003.06, 'final'],
      'Table_3!B8': [
        'Designated officers (s.38, s.391)',
        'Cleveland',
        '',
        '2017-09-30',
        '2017-09-30',
        null,
        'not available',
      ],
      'Table_6!D9': ['Special constables', 'Durham', '', '2018-09-30', '2018-09-30', 63, 'final'],
      'Table_8!E11': [
        'Police community support officers',
        'England and Wales',
        '',
        '2012-09-30',
        '2012-09-30',
        14410.84,
        'final',
      ],
    },
  },
  {
    file: 'police-workforce-tables-sep16.ods',
    recipe: 'home-office-police-workforce',
    figures: 898,
    picked: {
      'Table_1!B8': [OFFICERS, 'Cleveland', '', '2015-09-30', '2015-09-30', 1315.32, 'final'],
      'Table_3!B8': [
        'Police community support officers',
        'Cleveland',
        '',
        '2015-09-30',
        '2015-09-30',
        115.89,
        'final',
      ],
      'Table_4!B8': [
        'Designated officers (s.38, s.391)',
        'Cleveland',
        '',
        '2015-09-30',
        '2015-09-30',
        0,
        'final',
      ],
      'Table_5!D9': ['Special constables', 'Durham', '', '2016-09-30', '2016-09-30', 100, 'final'],
      'Table_6!D5': [
        'Police community support officers',
        'England and Wales',
        '',
        '2006-09-30',
        '2006-09-30',
        8517.05,
        'final',
      ],
    },
  },
  {
    file: 'police-use-of-force-apr2017-mar2018-tables.ods',
    recipe: 'home-office-use-of-force',
    figures: 4588,
    picked: {
      'Table_1!C8': [
        TACTICS,
        'England and Wales',
        'Restraint; Handcuffing, of which',
        ...YEAR_2018,
        218810,
        'final',
      ],
      'Table_2!C10': [
        TACTICS,
        'England and Wales',
        'Restraint; Handcuffing, of which; Under 11 years',
        ...YEAR_2018,
        199,
        'final',
      ],
      'Table_12!C7': ['Incidents', 'Cleveland', '', ...YEAR_2018, 6315, 'final'],
      'Table_13!E7': ['Use of CED', 'Cleveland', 'Drawn', ...YEAR_2018, 43, 'final'],
      'Table_15!C8': ['Use of CED', 'Durham', '', '2016-01-01', '2016-12-31', 234, 'revised'],
    },
  },
  {
    file: 'police-use-of-conducted-energy-devices-2016.ods',
    recipe: 'home-office-conducted-energy-devices',
    figures: 1470,
    picked: {
      'Table_1!B4': [
        TASER,
        'England and Wales',
        'Drawn',
        '2011-01-01',
        '2011-12-31',
        1568,
        'final',
      ],
      'Table_1!J4': [
        TASER,
        'England and Wales',
        'Drawn',
        '2015-01-01',
        '2015-12-31',
        2457,
        'revised',
      ],
      'Table_2!B5': [TASER, 'Cleveland', 'Drawn', '2016-01-01', '2016-12-31', 11, 'final'],
      'Table_2!L4': [
        TASER,
        'North East',
        'Proportion of TASER ® X26 use',
        '2016-01-01',
        '2016-12-31',
        80,
        'final',
      ],
      'Table_3!B8': [
        `Revised ${TASER}`,
        'North West',
        'Drawn',
        '2015-01-01',
        '2015-12-31',
        246,
        'revised',
      ],
    },
  },
  {
    file: 'iopc-time-series-2018-19.ods',
    recipe: 'iopc-deaths-time-series',
    figures: 6610,
    picked: {
      'RTI!B75': [
        'Road traffic incidents - fatalities',
        'England and Wales',
        'Mixed',
        '2004-04-01',
        '2005-03-31',
        1,
        'final',
      ],
      'RTI_By_Force!C9': [
        'Road traffic incidents: Number of INCIDENTS',
        'Avon & Somerset',
        '',
        '2005-04-01',
        '2006-03-31',
        1,
        'final',
      ],
      'Custody_By_Force!B8': [
        'Deaths in or following police custody: Number of FATALITIES',
        'Avon & Somerset',
        '',
        '2004-04-01',
        '2005-03-31',
        4,
        'final',
      ],
      'Shootings_By_Force!O13': [
        'Fatal shootings: Number of FATALITIES',
        'City of London',
        '',
        '2017-04-01',
        '2018-03-31',
        3,
        'final',
      ],
      'Other_contact!M64': [
        'Other deaths following police contact',
        'England and Wales',
        'White',
        '2015-04-01',
        '2016-03-31',
        83,
        'final',
      ],
    },
  },
  {
    file: 'la-ethnic-groups.csv',
    recipe: 'census-ethnic-groups',
    figures: 8352,
    picked: {
      E2: ['Ethnic Group', 'Darlington', '', '2011-01-01', '2011-12-31', 105564, 'final'],
      F2: ['Ethnic Group', 'Darlington', 'White', '2011-01-01', '2011-12-31', 101595, 'final'],
      H3: [
        'Ethnic Group',
        'County Durham',
        'White: Irish',
        '2011-01-01',
        '2011-12-31',
        1229,
        'final',
      ],
      K4: ['Ethnic Group', 'Hartlepool', 'Mixed', '2011-01-01', '2011-12-31', 550, 'final'],
      AB349: [
        'Ethnic Group',
        'Newport',
        'Other ethnic group: Any other ethnic group',
        '2011-01-01',
        '2011-12-31',
        512,
        'final',
      ],
    },
  },
  {
    file: 'bt999.csv',
    recipe: 'bt-999-answering',
    figures: 15,
    picked: {
      C5: [
        'Calls answered',
        'Leicestershire Police',
        '',
        '2021-11-01',
        '2021-11-30',
        21045,
        'provisional',
      ],
      D5: [
        'Mean (secs)',
        'Leicestershire Police',
        '',
        '2021-11-01',
        '2021-11-30',
        6.3,
        'provisional',
      ],
      E6: [
        'Median (secs)',
        'Leicestershire Police',
        '',
        '2021-12-01',
        '2021-12-31',
        4,
        'provisional',
      ],
      F5: [
        '% answered under 10 seconds',
        'Leicestershire Police',
        '',
        '2021-11-01',
        '2021-11-30',
        93.1,
        'provisional',
      ],
      G7: [
        '% answered 60 seconds or longer',
        'Leicestershire Police',
        '',
        '2022-01-01',
        '2022-01-31',
        0.4,
        'provisional',
      ],
    },
  },
  {
    file: 'mps-wide.csv',
    recipe: 'borough-months',
    figures: 8,
    picked: {
      D2: [
        'Burglary',
        'Leicester',
        'Burglary - Residential',
        '2019-04-01',
        '2019-04-30',
        120,
        'final',
      ],
      E2: [
        'Burglary',
        'Leicester',
        'Burglary - Residential',
        '2019-05-01',
        '2019-05-31',
        131,
        'final',
      ],
      G2: [
        'Burglary',
        'Leicester',
        'Burglary - Residential',
        '2019-07-01',
        '2019-07-31',
        140,
        'final',
      ],
      D3: [
        'Burglary',
        'Charnwood',
        'Burglary - Residential',
        '2019-04-01',
        '2019-04-30',
        30,
        'final',
      ],
      G3: [
        'Burglary',
        'Charnwood',
        'Burglary - Residential',
        '2019-07-01',
        '2019-07-31',
        40,
        'final',
      ],
    },
  },
  {
    file: '2019-12-leicestershire-outcomes.csv',
    recipe: 'street-outcomes',
    figures: 2,
    picked: {
      'Outcomes of crimes, Leicestershire Police, 2019-12': [
        'Outcomes of crimes',
        'Leicestershire Police',
        '',
        '2019-12-01',
        '2019-12-31',
        1,
        'final',
      ],
      'Outcomes of crimes, Leicestershire Police, 2019-12, Investigation complete; no suspect identified':
        [
          'Outcomes of crimes',
          'Leicestershire Police',
          'Investigation complete; no suspect identified',
          '2019-12-01',
          '2019-12-31',
          1,
          'final',
        ],
    },
  },
  {
    file: '2019-12-leicestershire-stop-and-search.csv',
    recipe: 'street-stop-and-search',
    figures: 7,
    picked: {
      'Stops and searches, 2019-12': [
        'Stops and searches',
        '',
        '',
        '2019-12-01',
        '2019-12-31',
        1,
        'final',
      ],
      'Stops and searches, 2019-12, White': [
        'Stops and searches',
        '',
        'White',
        '2019-12-01',
        '2019-12-31',
        1,
        'final',
      ],
      'Stops and searches, 2019-12, Controlled drugs': [
        'Stops and searches',
        '',
        'Controlled drugs',
        '2019-12-01',
        '2019-12-31',
        1,
        'final',
      ],
    },
  },
]

describe('the recipes that come with the program', () => {
  it('can all be read', async () => {
    const recipes = await shippedRecipes()
    assert.ok(recipes.ok, JSON.stringify(recipes))
    assert.equal(recipes.value.length, 9)
  })

  for (const { file, recipe, figures, picked } of FILES) {
    it(`read what stands in ${file}, and ask nothing of its layout`, { skip }, async () => {
      const extract = await read(file)
      assert.deepEqual([extract.recipe.recipe, extract.isProposed], [recipe, false])
      assert.equal(extract.read.figures.length, figures)
      assert.deepEqual([extract.read.faults, extract.read.questions], [[], []])
      const byCell = new Map(extract.read.figures.map((one) => [one.address, one]))
      for (const [cell, wanted] of Object.entries(picked)) {
        const one = byCell.get(cell)
        const parts = one?.breakdown.map(({ value }) => value).join('; ')
        assert.deepEqual(
          [
            one?.measure,
            one?.place,
            parts,
            one?.period?.start,
            one?.period?.end,
            one?.value,
            one?.status,
          ],
          wanted,
          cell,
        )
      }
    })
  }

  it('read marks and periods in a table of one figure a row, asking only what cannot be told', {
    skip,
  }, async () => {
    const marks = await read('footnotes.csv')
    assert.deepEqual(
      marks.read.questions.map(({ about, key }) => [about, key]),
      [
        ['mark', '-'],
        ['mark', 'n/a'],
        ['mark', '*'],
      ],
    )
    const periods = await read('long-labels.csv')
    assert.deepEqual(
      periods.read.questions.map(({ about, key }) => [about, key]),
      [
        ['period', 'all dayFirst'],
        ['period', 'all years'],
      ],
    )
    const known = new Map(
      periods.read.figures.map(({ periodWords, period }) => [periodWords, period]),
    )
    assert.deepEqual(known.get('YE Mar 19'), { start: '2018-04-01', end: '2019-03-31' })
    assert.deepEqual(known.get('w/e 07/04/2019'), { start: '2019-04-01', end: '2019-04-07' })
  })
})
