import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { membersOn, readPeople } from '#people/index.ts'
import { countSignatures } from './signatures.ts'

const source = '{document: Minutes}'
const read = readPeople(
  new Map([
    [
      'people.yaml',
      `bodies: [{id: n, name: North, kind: council, source: ${source}}]
seats:
  - {id: n-1, name: North 1, kind: council, appointed_by: n, from: 2020-01-01, source: ${source}}
  - {id: n-2, name: North 2, kind: council, appointed_by: n, from: 2020-01-01, source: ${source}}
people:
  - {id: alan-smith, name: Cllr Alan Smith, aliases: [Cllr A. Smith]}
  - {id: bea-jones, name: Cllr Bea Jones}
  - {id: cy-jones, name: Mr Cy Jones}
holdings:
  - {person: alan-smith, place: n-1, from: 2020-01-01}
  - {person: bea-jones, place: n-2, from: 2020-01-01, to: 2026-05-06}
`,
    ],
  ]),
)
if (!read.ok) throw new Error(read.problems[0]?.message)
const people = read.value
const spellings = ['Cllr Alan Smith', 'A. Smith', 'Councillor A Smith']

function count(given: number | readonly string[], day: string | undefined) {
  const counted = countSignatures(
    given,
    day ? membersOn(people, day) : undefined,
    day ?? '2026-05-01',
  )
  return counted.ok
    ? [counted.value.count, ...counted.value.repeated, ...counted.value.doubts]
    : counted.problems.map(({ message }) => message)
}

describe('who signed', () => {
  it('is one person under three spellings of one name', () => {
    const said = 'Cllr Alan Smith signed 3 times and is counted once'
    assert.deepEqual(count(spellings, '2026-05-01'), [1, said])
    assert.deepEqual(count([...spellings, 'Bea Jones'], '2026-05-01'), [2, said])
  })

  it('has to be a member that day, where the record says who was', () => {
    assert.deepEqual(count(['Bea Jones', 'Cllr S. Mith', 'Alan Smith'], '2026-05-07'), [
      '“Bea Jones” is not the name of a member recorded for 7 May 2026. Choose among the members',
      '“Cllr S. Mith” is not the name of a member recorded for 7 May 2026. Choose among the members',
    ])
    assert.deepEqual(count(['Mr C. Jones'], '2026-05-01'), [
      '“Mr C. Jones” is not the name of a member recorded for 1 May 2026. Did you mean Cllr Bea Jones?',
    ])
  })

  it('is one by a name with the last before the first, of which it says that it may be two', () => {
    assert.deepEqual(count(['Lee, Ann', 'Ann Lee'], undefined), [
      1,
      'Lee, Ann signed twice and is counted once',
      '“Lee, Ann” is counted as one person: check that it is one name',
    ])
  })

  it('is told apart by name alone where the record does not say', () => {
    assert.deepEqual(count(['Cllr. D. Other', 'D Other', 'E. Other'], undefined), [
      2,
      'Cllr. D. Other signed twice and is counted once',
    ])
    assert.deepEqual(count(4, undefined), [4])
  })

  it('is one person with another space, apostrophe or dash, or with the last name first', () => {
    const pairs = [
      ['Ann Lee', 'Ann\u00a0Lee'],
      ['Ann O’Neil', "Ann O'Neil"],
      ['Ann Rae–Cole', 'Ann Rae-Cole'],
      ['Ann Lee', 'Lee, Ann'],
      ['Mrs Ann Lee, OBE', 'Lee, Cllr Ann, JP'],
    ]
    for (const pair of pairs) {
      assert.deepEqual(count(pair, undefined), [1, `${pair[0]} signed twice and is counted once`])
    }
  })

  it('is told apart by Mr and Mrs where no first name is given, in any order', () => {
    assert.deepEqual(count(['Mr Lee', 'Mrs Lee'], undefined), [2])
    assert.deepEqual(count(['Mr A. Lee', 'Mrs A Lee'], undefined), [2])
    for (const names of [
      ['Lee', 'Mr Lee', 'Mrs Lee'],
      ['Mrs Lee', 'Mr Lee', 'Lee'],
    ]) {
      assert.equal(count(names, undefined)[0], 2)
    }
  })

  it('is in doubt where a name may be short for another, or has lost its accent', () => {
    assert.deepEqual(count(['A. Lee', 'Ann Lee', 'Bo Lee'], undefined), [
      3,
      '“A. Lee” and “Ann Lee” are counted as two people and may be one: check who signed',
    ])
    assert.deepEqual(count(['José Ruiz', 'Jose Ruiz'], undefined), [
      1,
      'José Ruiz signed twice and is counted once',
      '“José Ruiz” and “Jose Ruiz” are counted as one person: check that they are',
    ])
  })
})
