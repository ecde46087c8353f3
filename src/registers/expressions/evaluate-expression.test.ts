import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { evaluate } from './evaluate-expression.ts'
import type { Value } from './expression.ts'
import { parseExpression } from './parse-expression.ts'
import { type Named, resolveExpression } from './resolve-expression.ts'

const VALUES: Readonly<Record<string, Value>> = {
  received: '2019-06-17',
  answered: null,
  came: '2019-06-17T10:00',
  went: '2019-06-18T13:30',
  kind: 'complaint',
  open: true,
  number: 7,
  calls: [
    { on: '2019-06-18', minutes: 10, answer: null },
    { on: '2019-06-20', minutes: 5, answer: 'Yes' },
  ],
}

const NAMES = new Map<string, Named>([
  ...['received', 'answered', 'came', 'went'].map((name) => [name, { kind: 'day' }] as const),
  ['kind', { kind: 'code', codes: ['complaint', 'enquiry'] }],
  ['open', { kind: 'yes-no' }],
  ['number', { kind: 'number' }],
  ['calls', { kind: 'group', inside: new Map([['answer', { kind: 'text' }]]) }],
  ['calls.on', { kind: 'day' }],
  ['calls.minutes', { kind: 'number' }],
])

const KNOWN = {
  valueOf: (name: string): Value => {
    const [outer = '', inner] = name.split('.')
    const value = VALUES[outer] ?? null
    if (inner === undefined) return value
    return Array.isArray(value) ? value.map((item) => Reflect.get(Object(item), inner)) : null
  },
  workingDays: () => 3,
}

function read(text: string) {
  const parsed = parseExpression(text)
  if (!parsed.ok) return { problems: parsed.problems.map(({ message }) => message) }
  return resolveExpression(parsed.value, NAMES)
}

function come(text: string): Value {
  const { problems, ...read_ } = read(text)
  assert.deepEqual(problems, [], text)
  assert.ok('expression' in read_)
  return evaluate(read_.expression, KNOWN)
}

describe('what a definition says has to hold', () => {
  it('is worked out from what an entry says', () => {
    const cases: readonly (readonly [string, Value])[] = [
      ['kind = complaint and number > 6', true],
      ['kind in (enquiry, complaint)', true],
      ['kind not in (enquiry)', true],
      ['not open or number = 7', true],
      ['number * 2 + 1 = 15', true],
      ['number + 1 * 2', 9],
      ['(number + 1) * 2', 16],
      ['received + 30', '2019-07-17'],
      ['received < 2019-06-18', true],
      ['came = received', true],
      ['went - came', 27.5],
      ['went - received', 1],
      ['count(calls)', 2],
      ['sum(calls.minutes)', 15],
      ['most(calls.on)', '2019-06-20'],
      ['some(calls, answer is blank)', true],
      ['every(calls, answer is filled)', false],
      ['working_days(received, went)', 3],
      ["kind is not 'enquiry'", true],
    ]
    for (const [text, value] of cases) assert.deepEqual(come(text), value, text)
  })

  it('is neither so nor not so of a blank, until it is asked for', () => {
    assert.equal(come('answered < received'), null)
    assert.equal(come('not answered < received'), null)
    assert.equal(come('answered is blank'), true)
    assert.equal(come('answered < received or answered is blank'), true)
    assert.equal(come('answered < received and kind = enquiry'), false)
    assert.equal(come('number / 0'), null)
  })

  it('is refused where it names what is not there, or cannot be read', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['anwered < received', /names "anwered", .* Did you mean answered\?/],
      [
        'kind = compliant',
        /has "compliant", which is no code of kind: those are complaint, enquiry/,
      ],
      ['received <', /ends where something more is expected/],
      ['(received', /lacks "\)" at its end/],
      ['received @ 3', /cannot be read at "@ 3"/],
      ['count(number)', /no repeating group/],
      ['total(calls)', /has "total\(…\)", which is none of count/],
      ['received answered', /has "answered" where nothing more is expected/],
    ]
    for (const [text, said] of cases) assert.match(read(text).problems.join(), said, text)
  })
})
