import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPeople } from './read-people.ts'

const source = '{document: Minutes}'
const sentences = (text: string) => {
  const read = readPeople(new Map([['people.yaml', text]]))
  return read.ok ? [] : read.problems.map(({ message }) => message)
}

describe('readPeople', () => {
  it('takes an area that names nobody', () => {
    assert.ok(readPeople(new Map()).ok)
  })

  it('tells all that does not agree at once, each with its line and what to do', () => {
    const text = `bodies:
  - {id: north, name: North, kind: council, source: ${source}}
seats:
  - {id: n-1, name: North 1, kind: council, appointed_by: nroth, from: 2012-01-01, source: ${source}}
people:
  - {id: ada, name: Cllr Ada Example}
  - {id: adah, name: A. Other, aliases: [Ada Example]}
holdings:
  - {person: ada, place: n-1, from: 2020-01-01}
  - {person: adah, place: n-1, from: 2021-01-01, to: 2020-01-01}
  - {person: bob, place: n-1, seen: [{on: 2020-01-01, source: ${source}}]}
`
    assert.deepEqual(sentences(text), [
      'people.yaml, line 4: appointed_by nroth is no body of this file. Did you mean north? Add it, or correct the id',
      'people.yaml, line 11: person bob is no person of this file. Add it, or correct the id',
      'people.yaml, line 10: it ends on 2020-01-01, before it begins on 2021-01-01. Correct a day',
      'people.yaml, line 10: adah holds n-1 from 2021-01-01, when ada still held it. Say until when ada did',
      'people.yaml, line 7: "Ada Example" is a name of ada too. Tell them apart',
    ])
  })

  it('does not take a holding of which no day is stated', () => {
    const [sentence = ''] = sentences(
      `people: [{id: ada, name: Ada}]\nholdings: [{person: ada, place: some-seat}]\n`,
    )
    assert.match(sentence, /Say from when, until when, or on which days a source names them/)
  })
})
