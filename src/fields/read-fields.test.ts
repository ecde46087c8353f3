import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import type { Outcome } from '#shared/index.ts'
import type { Field } from './field.ts'
import type { Filled, Given } from './filled.ts'
import { jsonShape } from './json-shape.ts'
import { readForm, readInput } from './read-fields.ts'
import { brokenFields, filledFields, givenFields, oddForms } from './testing.ts'
import { typeValues } from './words-of-field.ts'

/** A made-up form with a field of every kind. */
const FIELDS = [
  { name: 'title', kind: 'text', label: 'What to call it', longest: 60 },
  { name: 'reasons', kind: 'long-text', label: 'The reasons', required: false },
  {
    name: 'present',
    kind: 'number',
    label: 'Members present',
    asks: 'the number of members present',
    least: 1,
    most: 99,
  },
  { name: 'withdrawn', kind: 'number', label: 'Members withdrawn', default: 0 },
  { name: 'precept', kind: 'money', label: 'The precept' },
  { name: 'meeting', kind: 'day', label: 'The day of the meeting' },
  { name: 'notice', kind: 'time', label: 'When {clerk} was told' },
  { name: 'year', kind: 'financial-year', label: 'The year' },
  {
    name: 'candidate.kind',
    kind: 'choice',
    label: 'What the candidate is',
    choices: { elected: 'Elected', independent: 'Independent' },
  },
  {
    name: 'interest',
    kind: 'choice',
    label: 'The interest',
    choices: { none: 'None', personal: 'Personal' },
    default: 'none',
  },
  {
    name: 'papers',
    kind: 'ticks',
    label: 'The papers',
    choices: { plan: 'Plan', budget: 'Budget' },
  },
  { name: 'written', kind: 'yes-no', label: 'Is it in writing?', asks: 'whether it is in writing' },
  { name: 'grounds', kind: 'words', label: 'The grounds', default: [] },
  { name: 'signed', kind: 'names', label: 'Who signed', asks: 'how many signed' },
  { name: 'share', kind: 'decimal', decimals: 1, most: 100, label: 'The share', required: false },
  { name: 'took', kind: 'duration', label: 'How long it took', required: false },
  {
    name: 'why',
    kind: 'text',
    label: 'Why it is not in writing',
    required: (before) => before['written'] === false,
  },
] as const satisfies readonly Field[]

const WHOLE = {
  title: 'A case',
  present: 7,
  precept: 286.23,
  meeting: '2027-02-08',
  notice: '2027-02-01 14:00',
  year: '2027-28',
  candidate: { kind: 'elected' },
  written: true,
  signed: ['Cllr Adams', 'Cllr Brown'],
} as const satisfies Given<typeof FIELDS>

const sentences = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.problems.map(({ field, message }) => [field, message])

describe('what is given as JSON', () => {
  it('is told what is wrong in a list, and not only that a list is asked for', () => {
    const given = { ...WHOLE, grounds: [5], signed: ['Cllr Adams', ' '] }
    assert.deepEqual(sentences(readInput(FIELDS, given, 'the case')), [
      ['grounds', 'Enter the grounds in words: “5” is not a word'],
      [
        'signed',
        'Enter how many signed with nothing blank among them: take the blank one out, or write it',
      ],
    ])
  })

  it('is told why an amount cannot be one', () => {
    const said = (precept: unknown) =>
      sentences(readInput(FIELDS, { ...WHOLE, precept }, 'the case')).map(([, words]) => words)
    assert.deepEqual(said(-5), ['Enter the precept as no less than nothing: it cannot be -5'])
    assert.deepEqual(said('−5.50'), [
      'Enter the precept as no less than nothing: it cannot be −5.50',
    ])
    for (const much of [1e15, 1e21, '£1,000,000,000,000']) {
      assert.deepEqual(said(much), [
        `Enter the precept in pounds, less than a million million: ${much} is more`,
      ])
    }
    assert.deepEqual(said('a lot'), ['Enter the precept in pounds, such as 286.23'])
  })

  it('is read to values of exactly the types that its fields say', () => {
    const read = readInput(FIELDS, WHOLE, 'the case')
    assert.ok(read.ok)
    const filled: Filled<typeof FIELDS> = read.value
    const kind: 'elected' | 'independent' = filled.candidate.kind
    const pence: number = filled.precept
    const reasons: string | undefined = filled.reasons
    assert.deepEqual([kind, pence, reasons], ['elected', 28_623, undefined])
    assert.deepEqual([filled.notice, filled.interest], ['2027-02-01T14:00', 'none'])
    assert.deepEqual([filled.papers, filled.grounds, filled.withdrawn], [[], [], 0])
  })

  it('is refused with one sentence for each field at fault, and one for what is not asked for', () => {
    const wrong = {
      ...WHOLE,
      present: 0,
      precept: '286.2.3',
      meeting: '2027-02-30',
      notice: '2027-02-30T14:00',
      candidate: { kind: 'mayor', name: 'A. Candidate' },
      written: 'yes',
      clerk: 'A. Clerk',
    }
    assert.deepEqual(sentences(readInput(FIELDS, wrong, 'the case')), [
      ['present', 'Enter the number of members present as 1 or more'],
      ['precept', 'Enter the precept in pounds, such as 286.23'],
      ['meeting', 'Enter the day of the meeting as a day, such as 2027-02-01'],
      ['notice', 'Enter when {clerk} was told as a day and a time that exist'],
      ['candidate.kind', 'Choose what the candidate is: elected, independent'],
      ['written', 'Say whether it is in writing, yes or no: true or false in JSON'],
      [
        'candidate.name',
        '"candidate.name" is not part of the case. Take it out or correct its spelling',
      ],
      ['clerk', '"clerk" is not part of the case. Take it out or correct its spelling'],
    ])
  })

  it('is asked for again as one object when it is anything else', () => {
    for (const input of [null, [], 7, 'vote']) {
      const message = 'Give what the case asks for as one JSON object'
      assert.deepEqual(sentences(readInput(FIELDS, input, 'the case')), [[undefined, message]])
    }
  })

  it('needs a field only when the fields before it make it needed', () => {
    const unwritten = { ...WHOLE, written: false }
    assert.deepEqual(sentences(readInput(FIELDS, unwritten, 'the case')), [
      ['why', 'Enter why it is not in writing'],
    ])
    assert.ok(readInput(FIELDS, { ...unwritten, why: 'It was urgent' }, 'the case').ok)
  })

  it('is always read when it is what the fields ask for', () => {
    fc.assert(
      fc.property(givenFields(FIELDS), (given) => {
        const read = readInput(FIELDS, { why: 'a reason', ...given }, 'the case')
        assert.ok(read.ok, JSON.stringify(read))
      }),
    )
  })

  it('is always read, or refused in sentences, whatever is in it', () => {
    const anything = fc.oneof(brokenFields(FIELDS), fc.jsonValue())
    fc.assert(
      fc.property(anything, (input) => {
        const read = readInput(FIELDS, input, 'the case')
        if (read.ok) return
        assert.ok(read.problems.length > 0)
        for (const { message } of read.problems) assert.match(message, /^[A-Z"].{10,}$/)
      }),
    )
  })
})

describe('the compiler', () => {
  it('is told of a name that no field has, and of a choice that a field does not give', () => {
    // @ts-expect-error there is no field of this name
    const misspelt: Given<typeof FIELDS> = { ...WHOLE, presnt: 7 }
    // @ts-expect-error a candidate is elected or independent
    const unknown: Given<typeof FIELDS> = { ...WHOLE, candidate: { kind: 'mayor' } }
    // @ts-expect-error what may be left blank may not be there
    const reasons = (filled: Filled<typeof FIELDS>): string => filled.reasons
    for (const input of [misspelt, unknown]) {
      assert.equal(readInput(FIELDS, input, 'the case').ok, false)
    }
    assert.equal(typeof reasons, 'function')
  })
})

describe('the JSON Schema of some fields', () => {
  // It cannot say which days there are, that money has pence and no less, or what other fields need
  const saysAll = FIELDS.filter(({ name }) => name !== 'year' && name !== 'why')
  const schema = z.fromJSONSchema(jsonShape(saysAll, (text) => text))

  it('takes what is accepted', () => {
    fc.assert(
      fc.property(givenFields(saysAll), (given) => {
        const checked = schema.safeParse(given)
        assert.ok(checked.success, JSON.stringify(checked.error?.issues))
      }),
    )
  })

  it('takes nothing that is refused, but for days that are not in the calendar', () => {
    fc.assert(
      fc.property(brokenFields(saysAll), (input) => {
        // Dust far below the last decimal is beyond what the reader of the schema can divide
        const numbers = [input['precept'], input['share']].filter((one) => typeof one === 'number')
        fc.pre(numbers.every((one) => one === 0 || Math.abs(one) > 0.0001))
        const read = readInput(saysAll, input, 'the case')
        if (read.ok || read.problems.some(({ code }) => code === 'not-in-calendar')) return
        assert.ok(!schema.safeParse(input).success, JSON.stringify(read))
      }),
    )
  })
})

describe('what a form sends', () => {
  it('is read as the same values that were typed into it', () => {
    fc.assert(
      fc.property(filledFields(FIELDS), (values) => {
        const whole = { ...values, why: 'a reason' }
        const read = readForm(FIELDS, typeValues(FIELDS, whole))
        assert.ok(read.ok, JSON.stringify(read))
        assert.deepEqual(read.value, whole)
      }),
    )
  })

  it('is always read, or refused in sentences, whatever was sent', () => {
    fc.assert(
      fc.property(fc.oneof(oddForms(FIELDS), fc.jsonValue()), (sent) => {
        const read = readForm(FIELDS, sent)
        if (read.ok) return
        for (const { message } of read.problems) assert.match(message, /^[A-Z].{10,}$/)
      }),
    )
  })

  it('is refused in the words of the page, which has the choices before it', () => {
    const read = readForm(FIELDS, {
      present: 'ten',
      precept: 'a lot',
      notice: '3pm',
      title: '𐀀'.repeat(61),
    })
    assert.deepEqual(sentences(read), [
      ['title', 'Enter what to call it in 60 characters or fewer'],
      ['present', 'Enter the number of members present as a whole number'],
      ['precept', 'Enter the precept in pounds, such as 286.23'],
      ['meeting', 'Enter the day of the meeting as a day, such as 2027-02-01'],
      ['notice', 'Enter when {clerk} was told as a day and a time, such as 2027-01-29 09:30'],
      ['year', 'Enter the year as a financial year, such as 2027-28'],
      ['candidate.kind', 'Choose what the candidate is'],
      ['written', 'Say whether it is in writing'],
      ['signed', 'Enter how many signed, as a whole number, or their names'],
    ])
  })

  it('has names on lines: a comma stands between the two parts of one, and never between two', () => {
    const names = [{ name: 'signed', kind: 'names', label: 'Who signed' }] as const
    const signed = (text: string) => {
      const read = readForm(names, { signed: text })
      return read.ok ? read.value.signed : read.problems.map(({ message }) => message).join()
    }
    assert.deepEqual(signed('Lee, Ann\nBob Ray'), ['Lee, Ann', 'Bob Ray'])
    assert.deepEqual(signed('van Berg, A. B.'), ['van Berg, A. B.'])
    assert.equal(signed('12'), 12)
    const several = (text: string) =>
      `“${text}” may be several names: write each on a line of its own`
    assert.equal(signed('Ann Lee, Bob Ray'), several('Ann Lee, Bob Ray'))
    assert.equal(signed('Lee, Ray, Poe'), several('Lee, Ray, Poe'))
  })

  it('has lists that end somewhere, of words that do', () => {
    const grounds = [
      { name: 'grounds', kind: 'words', label: 'Grounds', most: 2, longest: 5 },
    ] as const
    const said = (text: string) =>
      sentences(readForm(grounds, { grounds: text })).map(([, words]) => words)
    assert.deepEqual(said('one, two'), [])
    assert.deepEqual(said('one, two, three'), ['Enter grounds: no more than 2'])
    assert.deepEqual(said('one, twenty'), ['Enter grounds, each in 5 characters or fewer'])
    const given = readInput(grounds, { grounds: ['one', 'twenty'] }, 'the case')
    assert.deepEqual(sentences(given), [
      ['grounds', 'Enter grounds, each in 5 characters or fewer'],
    ])
  })

  it('is read through the spaces, line ends and signs that come with typing', () => {
    const read = readForm(FIELDS.slice(0, 2), {
      title: ' A\u0000 \u202Ecase\u200B ',
      reasons: 'one\r\ntwo\rthree',
    })
    assert.ok(read.ok)
    assert.deepEqual(read.value, { title: 'A case', reasons: 'one\ntwo\nthree' })
  })
})

describe('money, hours and years', () => {
  const FIELDS = [
    { name: 'revised', kind: 'money', label: 'The revised precept' },
    { name: 'told', kind: 'time', label: 'When the clerk was told' },
    { name: 'year', kind: 'financial-year', label: 'The financial year' },
  ] as const
  const right = { revised: 11, told: '2027-02-01T14:00', year: '2027-28' }

  it('are refused where they cannot be, each saying what is wrong with it', () => {
    // The clocks go forward from 01:00 to 02:00 on 28 March 2027
    const wrong = { revised: 11.0000001, told: '2027-03-28T01:30', year: '2027-29' }
    const read = readInput(FIELDS, wrong, 'the question')
    assert.ok(!read.ok)
    assert.deepEqual(
      read.problems.map(({ message }) => message),
      [
        'Enter the revised precept in whole pence, such as 286.23: 11.0000001 has more decimals',
        'Enter when the clerk was told as a time that exists: on 28 March 2027 the clocks go forward at 01:00, and there is no 01:30',
        'Enter the financial year as a financial year, such as 2027-28',
      ],
    )
    const form = readForm(FIELDS, { ...wrong, revised: '£11.0000001' })
    assert.match(form.ok ? '' : (form.problems[0]?.message ?? ''), /£11\.0000001 has more decimals/)
  })

  it('take a year with any dash, a stroke or the word to', () => {
    for (const year of [
      '2027–28',
      '2027—28',
      '2027/28',
      '2027 to 2028',
      '2027-2028',
      '2027 – 28',
    ]) {
      for (const read of [
        readInput(FIELDS, { ...right, year }, 'the question'),
        readForm(FIELDS, { ...right, revised: '11', year }),
      ]) {
        assert.ok(read.ok, year)
        assert.equal(read.value.year, '2027-28')
      }
    }
  })
})
